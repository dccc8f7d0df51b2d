import type { ChosenPlace, IncidentDocument, Point } from '@tocsin/domain'
import { useState } from 'react'
import { Choices, digitCode } from '../controls/choices.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import dialog from '../dialogs/dialog.module.css'
import { Dialog } from '../dialogs/dialog.tsx'
import { Gone } from '../dialogs/gone.tsx'
import { onCtrlEnter, Submit, TextArea } from '../dialogs/text-area.tsx'
import { distanceM } from '../distance.ts'
import { useHere } from '../here/point-question.ts'
import { pointedPlace } from '../here/use-for-call.tsx'
import { useDocument } from '../live/use-board.ts'
import { useNames } from '../live/names.ts'
import { useWords } from '../words.ts'
import { formatLength } from './sizes.ts'
import { useMovePlace } from './use-strokes.ts'

type Props = { readonly incident: string; readonly point: Point }

/** A place that was put down elsewhere on the map: why, in one word, before it is moved. */
export function CorrectPlace({ incident: id, point }: Props) {
  const incident = useDocument('incident', id)
  const place = incident?.place ?? null
  if (incident === undefined || place === null) return <Gone />
  return <Why incident={incident} before={place} point={point} />
}

const whys = ['caller', 'crew', 'camera', 'mistake'] as const

type WhyProps = { readonly incident: IncidentDocument; readonly before: ChosenPlace; readonly point: Point }

function Why({ incident, before: now, point }: WhyProps) {
  const words = useWords()
  const { mapTools } = words
  const names = useNames()
  const move = useMovePlace()
  const { question } = useHere(point)
  // What this person saw when the window opened is where an undo goes back to.
  const [before] = useState(now)
  const [said, setSaid] = useState('')
  const metres = distanceM(before.point, point)
  const put = (why: string): void => {
    if (why === '') return
    const place = pointedPlace(point, question?.answer?.sentence)
    void move(incident.id, before, place, metres, why)
    closeDialog()
  }
  return (
    <Dialog title={`${mapTools.whyMoved} · ${names.incident(incident.id)}`}>
      <div className={dialog['body']} role="presentation" onKeyDown={onCtrlEnter(() => put(said.trim()))}>
        <p className={dialog['hint']}>{mapTools.carried(formatLength(metres, words))}</p>
        <Choices
          label={mapTools.why}
          choices={whys.map((why, n) => ({ id: why, code: digitCode(n), shown: mapTools.whys[why] }))}
          onChoose={(why) => put(whys.flatMap((each) => (each === why ? [mapTools.whys[each]] : [])).join(''))}
        />
        <TextArea label={mapTools.why} text={said} onText={setSaid} maxLength={200} rows={1} />
        <p className={dialog['hint']}>{mapTools.whyHint}</p>
        <Submit
          label={mapTools.move}
          whyNot={said.trim() === '' ? mapTools.whyFirst : undefined}
          onPress={() => put(said.trim())}
        />
      </div>
    </Dialog>
  )
}
