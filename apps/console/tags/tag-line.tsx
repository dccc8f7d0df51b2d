import type { IncidentDocument } from '@tocsin/domain'
import type { ReactNode } from 'react'
import { topAlarmLevel } from '@tocsin/domain'
import { Key } from '../controls/key.tsx'
import { openDialog } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import type { Headline } from '../incident-card/facts.ts'
import { shownKey } from '../keys.ts'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { AlarmLevel } from './alarm-level.tsx'
import { Chips } from './chips.tsx'
import classes from './tags.module.css'

type Props = {
  readonly incident: Headline
  readonly open: IncidentDocument | undefined
  /** stands at the end of the line */
  readonly children: ReactNode
}

/** What is going on beside the type, and how much help is asked for; both can be changed while the incident takes work. */
export function TagLine({ incident, open, children }: Props) {
  return (
    <div className={classes['line']}>
      {open === undefined ? (
        <>
          <Level level={incident.alarmLevel} />
          <Chips tags={incident.tags} />
        </>
      ) : (
        <Changeable incident={open} />
      )}
      <span className={classes['end']}>{children}</span>
    </div>
  )
}

function Level({ level }: { readonly level: number }) {
  const { lists } = useWords()
  return level === 1 ? null : (
    <span className={classes['small']} data-level={level}>
      {lists.alarmAt(level)}
    </span>
  )
}

function Changeable({ incident }: { readonly incident: IncidentDocument }) {
  const { actions, lists } = useWords()
  const send = useSend()
  const whyNot = useWhyNot()
  const about = { kind: 'incident', document: incident } as const
  const noTags = whyNot('tag-incident', about)
  const noLevel = whyNot('set-alarm-level', about)
  const setLevel = (level: number): void => {
    if (noLevel === undefined && level >= 1 && level <= topAlarmLevel)
      void send({ type: 'set-alarm-level', body: { incident: incident.id, level } })
  }
  const setTags = (tags: readonly string[]): void =>
    void send({ type: 'tag-incident', body: { incident: incident.id, tags: [...tags] } })
  const edit = (): void => openDialog({ kind: 'tags', incident: incident.id })
  useKey('edit-tags', edit, noTags === undefined)
  useKey('raise-alarm', () => setLevel(incident.alarmLevel + 1), noLevel === undefined)
  useKey('lower-alarm', () => setLevel(incident.alarmLevel - 1), noLevel === undefined)
  return (
    <>
      <AlarmLevel
        isInline
        level={incident.alarmLevel}
        onLevel={setLevel}
        whyNot={noLevel}
        hints={{ up: shownKey('raise-alarm'), down: shownKey('lower-alarm') }}
      />
      <Chips
        tags={incident.tags}
        onRemove={noTags === undefined ? (tag) => setTags(incident.tags.filter((each) => each !== tag)) : undefined}
      />
      {noTags === undefined && (
        <button type="button" className={classes['add']} title={actions['edit-tags']} onClick={edit}>
          {lists.addTag} <Key label={shownKey('edit-tags')} />
        </button>
      )}
    </>
  )
}
