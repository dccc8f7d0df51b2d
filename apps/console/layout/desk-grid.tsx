import { useElementSize } from '@mantine/hooks'
import { Fragment, useEffect } from 'react'
import { Group, Panel as Pane, Separator, useGroupRef } from 'react-resizable-panels'
import { desk } from '../desk/desk-state.ts'
import { useStore } from '../store.ts'
import { loan } from '../windows/in-step.ts'
import { presence } from '../windows/presence.ts'
import { useWords } from '../words.ts'
import {
  broughtToFront,
  frontOf,
  panelsIn,
  resized,
  windowNamed,
  type Column,
  type Panel,
  type Stack,
} from './arrangement.ts'
import { fit, leastHeightPx, leastWidthPx } from './fit.ts'
import { Guest, Lent } from './guest.tsx'
import { arrange, layouts } from './layout-store.ts'
import classes from './layout.module.css'
import { PanelContents, PanelPlace } from './panel-home.tsx'
import { thisWindow } from './this-window.ts'
import { isDrawnHere } from './where-keys-act.ts'

const barPx = 38

/** The panels of this window, as the layout has them and as they fit. */
export function DeskGrid() {
  const { layout } = useWords()
  const at = useStore(layouts, ({ arrangement }) => windowNamed(arrangement, thisWindow))
  const { panel: lent, to } = useStore(loan, (all) => all)
  useStore(presence, ({ others }) => others)
  const { ref, width, height } = useElementSize<HTMLElement>()
  const size = { widthPx: width || innerWidth, heightPx: height || innerHeight - barPx }
  const columns = fit(at?.columns ?? [], size)
  const guest = lent !== null && to === thisWindow && (at === undefined || !panelsIn(at).includes(lent)) ? lent : null
  const drawn = [...(at === undefined ? [] : panelsIn(at)), ...(guest === null ? [] : [guest])].filter(isDrawnHere)
  return (
    <main ref={ref} className={classes['grid']}>
      {columns.length === 0 && <p className={classes['empty']}>{layout.empty}</p>}
      {columns.length > 0 && (
        <Columns
          key={columns.map(nameOf).join(' ')}
          columns={columns}
          fronts={at?.fronts ?? []}
          isWhole={columns.length === at?.columns.length}
        />
      )}
      {guest !== null && <Guest panel={guest} />}
      <PanelContents drawn={drawn} />
    </main>
  )
}

const nameOf = ({ stacks }: Column): string => stacks.map((each) => each.panels.join('+')).join('/')

/** Shares as they were dragged, in the order of `names`. */
const inOrder = (shares: Readonly<Record<string, number>>, names: readonly string[]): readonly number[] =>
  names.map((name) => Math.max(1, shares[name] ?? 1))

/** Shares in per cent of their sum. */
function percents(parts: readonly { readonly name: string; readonly share: number }[]): Record<string, number> {
  const total = parts.reduce((sum, { share }) => sum + share, 0)
  return Object.fromEntries(parts.map(({ name, share }) => [name, (share / total) * 100]))
}

/** Keeps a group of the library at the shares that the layout has. */
function useShares(shares: Readonly<Record<string, number>>) {
  const group = useGroupRef()
  const wanted = JSON.stringify(shares)
  useEffect(() => {
    group.current?.setLayout(shares)
    // The same numbers are the same shares.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wanted, group])
  return group
}

type ColumnsProps = {
  readonly columns: readonly Column[]
  readonly fronts: readonly Panel[]
  /** nothing was put together to fit: what is dragged is what the layout has */
  readonly isWhole: boolean
}

function Columns({ columns, fronts, isWhole }: ColumnsProps) {
  const { layout } = useWords()
  const names = columns.map((_, index) => `column-${index}`)
  const shares = percents(columns.map(({ share }, index) => ({ name: names[index] ?? '', share })))
  const group = useShares(shares)
  return (
    <Group
      groupRef={group}
      defaultLayout={shares}
      className={classes['columns']}
      onLayoutChanged={(now, { isUserInteraction }) => {
        if (isUserInteraction && isWhole) arrange((at) => resized(at, thisWindow, { columns: inOrder(now, names) }))
      }}
    >
      {columns.map((each, index) => (
        <Fragment key={names[index]}>
          {index > 0 && <Separator className={classes['border'] ?? ''} aria-label={layout.border} />}
          <Pane id={names[index] ?? ''} minSize={leastWidthPx(each)}>
            <Stacks column={each} index={index} fronts={fronts} isWhole={isWhole} />
          </Pane>
        </Fragment>
      ))}
    </Group>
  )
}

/** A call desk without a form needs little room: its column gives the rest to the others. */
const idleShare = 26

function useStackShares({ stacks }: Column): { readonly shares: Record<string, number>; readonly isIdle: boolean } {
  const hasForm = useStore(desk, ({ draft }) => draft !== null)
  const idle = stacks.length > 1 && !hasForm ? stacks.findIndex((each) => each.panels.join() === 'call-desk') : -1
  const shares = percents(stacks.map((each, index) => ({ name: `stack-${index}`, share: each.share })))
  const now = shares[`stack-${idle}`]
  if (now === undefined || now <= idleShare) return { shares, isIdle: false }
  const rest = (100 - idleShare) / (100 - now)
  const made = Object.entries(shares).map(([name, share]) => [name, name === `stack-${idle}` ? idleShare : share * rest])
  return { shares: Object.fromEntries(made), isIdle: true }
}

type StacksProps = Omit<ColumnsProps, 'columns'> & { readonly column: Column; readonly index: number }

function Stacks({ column, index, fronts, isWhole }: StacksProps) {
  const { layout } = useWords()
  const { shares, isIdle } = useStackShares(column)
  const group = useShares(shares)
  const names = column.stacks.map((_, row) => `stack-${row}`)
  return (
    <Group
      groupRef={group}
      orientation="vertical"
      defaultLayout={shares}
      onLayoutChanged={(now, { isUserInteraction }) => {
        if (!isUserInteraction || !isWhole || isIdle) return
        arrange((at) =>
          windowNamed(at, thisWindow)?.columns[index]?.stacks.length === names.length
            ? resized(at, thisWindow, { column: index, stacks: inOrder(now, names) })
            : at,
        )
      }}
    >
      {column.stacks.map((each, row) => (
        <Fragment key={names[row]}>
          {row > 0 && <Separator className={classes['border'] ?? ''} aria-label={layout.border} />}
          <Pane id={names[row] ?? ''} minSize={leastHeightPx(each)} className={classes['stack'] ?? ''}>
            <Tabs stack={each} front={frontOf(each, fronts)} />
          </Pane>
        </Fragment>
      ))}
    </Group>
  )
}

/** The panels of one place: the one in front, the others behind it but alive. */
function Tabs({ stack, front }: { readonly stack: Stack; readonly front: Panel | undefined }) {
  const { layout } = useWords()
  return (
    <>
      {stack.panels.length > 1 && (
        <nav className={classes['tabs']} aria-label={layout.panelsTitle}>
          {stack.panels.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === front}
              onClick={() => arrange((at) => broughtToFront(at, each))}
            >
              {layout.panels[each]}
            </button>
          ))}
        </nav>
      )}
      {stack.panels.map((each) => (
        <div key={each} className={classes['slot']} hidden={each !== front}>
          {isDrawnHere(each) ? <PanelPlace panel={each} /> : <Lent panel={each} />}
        </div>
      ))}
    </>
  )
}
