import { reliefSections, type Handed, type HandedChange, type ReliefSection } from '@tocsin/domain'
import { formatAge } from '@tocsin/ui'
import type { ReactNode } from 'react'
import { selectIncident, closeDialog } from '../desk/desk-state.ts'
import dialog from '../dialogs/dialog.module.css'
import { useNow } from '../live/use-now.ts'
import { useWords } from '../words.ts'
import { Instructions, WriteInstruction } from './instructions.tsx'
import classes from './relief.module.css'
import { useTellHanded, type Line } from './use-handed.ts'

type Props = {
  readonly handed: Handed | undefined
  /** what has changed since the first signature */
  readonly changes?: readonly HandedChange[]
  /** a list of long ago: nothing of it can be opened or written to */
  readonly isPast?: boolean
  readonly remarks?: (section: ReliefSection) => ReactNode
}

/** What one shift hands the next, part by part. */
export function Board({ handed, changes = [], isPast = false, remarks }: Props) {
  const { desk } = useWords()
  if (handed === undefined) return <p className={dialog['hint']}>{desk.unknown}</p>
  return (
    <div className={classes['board']}>
      {reliefSections.map((section) => (
        <Section
          key={section}
          section={section}
          handed={handed}
          change={changes.find((each) => each.section === section)}
          isPast={isPast}
        >
          {remarks?.(section)}
        </Section>
      ))}
    </div>
  )
}

type SectionProps = {
  readonly section: ReliefSection
  readonly handed: Handed
  readonly change: HandedChange | undefined
  readonly isPast: boolean
  readonly children: ReactNode
}

function Section({ section, handed, change, isPast, children }: SectionProps) {
  const { relief: words } = useWords()
  const tell = useTellHanded()
  const items = handed[section]
  return (
    <section
      className={classes['section']}
      data-some={items.length > 0}
      data-fault={section === 'faults' && items.length > 0}
    >
      <h3>
        {words.sections[section]} <output className="tabular">{items.length}</output>
        {change !== undefined && <em>{words.changes(change.come.length, change.gone.length, change.other.length)}</em>}
      </h3>
      {items.length === 0 && <p className={dialog['hint']}>{words.none}</p>}
      {section === 'instructions' && !isPast ? (
        <Instructions items={items} />
      ) : (
        <ul className={classes['items']}>
          {items.map((item) => (
            <Item key={item.id} line={tell(section, item)} mark={markOf(item.id, change, words)} isPast={isPast} />
          ))}
        </ul>
      )}
      {section === 'instructions' && !isPast && <WriteInstruction />}
      {children}
    </section>
  )
}

const markOf = (
  id: string,
  change: HandedChange | undefined,
  words: { readonly isNew: string; readonly isOther: string },
): string | undefined => {
  if (change?.come.includes(id) === true) return words.isNew
  return change?.other.includes(id) === true ? words.isOther : undefined
}

type ItemProps = { readonly line: Line; readonly mark: string | undefined; readonly isPast: boolean }

function Item({ line, mark, isPast }: ItemProps) {
  const words = useWords()
  const now = useNow()
  const { incident } = line
  const open = (): void => {
    selectIncident(incident)
    closeDialog()
  }
  return (
    <li>
      {incident === null || isPast ? (
        <b>{line.name}</b>
      ) : (
        <button type="button" onClick={open}>
          {line.name}
        </button>
      )}
      <span>{line.told}</span>
      {mark !== undefined && <em>{mark}</em>}
      {line.since !== null && !isPast && (
        <time className="tabular">{formatAge(Math.max(0, now - line.since), words)}</time>
      )}
    </li>
  )
}
