import { useElementSize, useMergedRef } from '@mantine/hooks'
import { Fragment, useEffect } from 'react'
import { Group, Panel as Pane, Separator, useGroupRef } from 'react-resizable-panels'
import { desk } from '../desk/desk-state.ts'
import { useAll } from '../live/use-board.ts'
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
import { tellTop } from './tell-top.ts'
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
  const hasForm = useStore(desk, ({ draft }) => draft !== null)
  const columns = fit(at?.columns ?? [], size, { hasForm })
  const guest = lent !== null && to === thisWindow && (at === undefined || !panelsIn(at).includes(lent)) ? lent : null
  const drawn = [...(at === undefined ? [] : panelsIn(at)), ...(guest === null ? [] : [guest])].filter(isDrawnHere)
  return (
    <main ref={useMergedRef(ref, tellTop)} className={classes['grid']} data-guest={guest === null ? undefined : true}>
      {columns.length === 0 && <p className={classes['empty']}>{layout.empty}</p>}
      {columns.length > 0 && (
        <Columns
          key={columns.map(nameOf).join(' ')}
          columns={columns}
          fronts={at?.fronts ?? []}
          isWhole={columns.length === at?.columns.length}
          heightPx={size.heightPx}
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
  readonly heightPx: number
}

function Columns({ columns, ...rest }: ColumnsProps) {
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
        if (isUserInteraction && rest.isWhole)
          arrange((at) => resized(at, thisWindow, { columns: inOrder(now, names) }))
      }}
    >
      {columns.map((each, index) => (
        <Fragment key={names[index]}>
          {index > 0 && <Separator className={classes['border'] ?? ''} aria-label={layout.border} />}
          <Pane id={names[index] ?? ''} minSize={leastWidthPx(each)}>
            <Stacks column={each} index={index} {...rest} />
          </Pane>
        </Fragment>
      ))}
    </Group>
  )
}

/** A call desk without a form needs little room, per cent: its column gives the rest to the others. */
const idleShare = 26
/** A form is whole in so much, with three calls above it and a duplicate; it may have three quarters of a low screen for it. */
const formPx = 680
const formMostShare = 76

type StackShares = { readonly shares: Record<string, number>; readonly isAsKept: boolean }

/** What each stack of a column has now: as it is kept, except while the call desk needs less or more. */
function useStackShares({ stacks }: Column, heightPx: number): StackShares {
  const hasForm = useStore(desk, ({ draft }) => draft !== null)
  const at = stacks.length > 1 ? stacks.findIndex((each) => each.panels.includes('call-desk')) : -1
  const shares = percents(stacks.map((each, index) => ({ name: `stack-${index}`, share: each.share })))
  const kept = shares[`stack-${at}`]
  if (kept === undefined) return { shares, isAsKept: true }
  const least = Math.min(formMostShare, (formPx / heightPx) * 100)
  const wanted = hasForm ? Math.max(kept, least) : Math.min(kept, idleShare)
  if (wanted === kept || stacks[at]?.panels.length !== 1) return { shares, isAsKept: true }
  const rest = (100 - wanted) / (100 - kept)
  const made: Record<string, number> = {}
  for (const [name, share] of Object.entries(shares)) made[name] = name === `stack-${at}` ? wanted : share * rest
  return { shares: made, isAsKept: false }
}

/** The form took the keyboard while its place was small, and was scrolled for it. */
function useWholeForm(column: Column): void {
  const draft = useStore(desk, (state) => state.draft)
  const isMine = column.stacks.some(({ panels }) => panels.includes('call-desk'))
  useEffect(() => {
    if (draft === null || !isMine) return undefined
    const frame = requestAnimationFrame(() =>
      document.activeElement?.closest('[data-keys=form] > *')?.scrollTo({ top: 0 }),
    )
    return () => cancelAnimationFrame(frame)
  }, [draft, isMine])
}

type StacksProps = Omit<ColumnsProps, 'columns'> & { readonly column: Column; readonly index: number }

function Stacks({ column, index, fronts, isWhole, heightPx }: StacksProps) {
  const { layout } = useWords()
  const { shares, isAsKept } = useStackShares(column, heightPx)
  useWholeForm(column)
  const group = useShares(shares)
  const names = column.stacks.map((_, row) => `stack-${row}`)
  return (
    <Group
      groupRef={group}
      orientation="vertical"
      defaultLayout={shares}
      onLayoutChanged={(now, { isUserInteraction }) => {
        if (!isUserInteraction || !isWhole || !isAsKept) return
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

/** A call that rings is seen also while something else stands in front of the calls. */
function Ringing() {
  const count = useAll('contact').filter(({ state }) => state.phase === 'waiting').length
  return count === 0 ? null : <small className={classes['ringing']}>{count}</small>
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
              {each === 'call-desk' && <Ringing />}
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
