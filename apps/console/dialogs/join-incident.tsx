import { formatDistance } from '@tocsin/ui'
import { PriorityMark } from '../controls/marks.tsx'
import { Choices, digitCode } from '../controls/choices.tsx'
import { useSteady } from '../controls/steady.ts'
import { closeDialog, selectIncident } from '../desk/desk-state.ts'
import { distanceM } from '../distance.ts'
import { noteJoin } from '../incident-card/last-join.ts'
import { useRows } from '../incident-list/use-rows.ts'
import { useNames } from '../live/names.ts'
import { useDocument } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { usePlaceName, useWords } from '../words.ts'
import { Dialog } from './dialog.tsx'
import classes from './dialog.module.css'

/** This incident becomes part of another one; the nearest stand first. */
export function JoinIncident({ id }: { readonly id: string }) {
  const words = useWords()
  const names = useNames()
  const placeName = usePlaceName()
  const send = useSend()
  const at = useDocument('incident', id)?.place?.point
  const others = useRows()
    .filter(({ incident }) => incident.id !== id)
    .map(({ incident }) => ({
      incident,
      metres: at === undefined || incident.place === null ? Infinity : distanceM(at, incident.place.point),
    }))
    .sort((a, b) => a.metres - b.metres || b.incident.openedAt - a.incident.openedAt)
  const choices = useSteady(others, ({ incident }) => incident.id, 12)
  return (
    <Dialog title={`${words.dialogs.join} · ${names.incident(id)}`} wide>
      <div className={classes['body']}>
        <p className={classes['hint']}>{others.length === 0 ? words.dialogs.noOthers : words.dialogs.joinInto}</p>
        <Choices
          label={words.dialogs.joinInto}
          columns={1}
          choices={choices.map(({ item: { incident, metres }, place }) => ({
            id: incident.id,
            code: digitCode(place),
            shown: (
              <>
                <PriorityMark priority={incident.priority} /> <b>{names.incident(incident.id)}</b>{' '}
                {names.incidentType(incident.type)} · {placeName(incident.place) ?? words.incidentList.noPlace}
                {Number.isFinite(metres) && ` · ${formatDistance(metres, words)}`}
              </>
            ),
          }))}
          onChoose={(into) => {
            void send({ type: 'join-incident', body: { incident: id, into } })
            noteJoin({ kind: 'incident', incident: id, into })
            selectIncident(into)
            closeDialog()
          }}
        />
      </div>
    </Dialog>
  )
}
