import { useEffect, useEffectEvent } from 'react'
import { showOffer } from '../desk/notices.ts'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useLive } from '../live/line-context.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { byUrgency, plannedJobs } from './planned-jobs.ts'

/**
 * A unit that is free is offered what it is planned for, one after the other. Nothing is sent without a press; the key is
 * that of the most urgent offer, and stands on it alone. DR24
 */
export function PlannedOffers() {
  const { board } = useLive().line.link
  const send = useSend()
  const mayNot = useWhyNot()('start-slip')
  useAll('slip')
  const offers = useAll('unit').flatMap((unit) => {
    if (unit.state.phase !== 'available' || mayNot !== undefined) return []
    const [first, ...more] = plannedJobs(
      unit,
      (id) => board.get('slip', id),
      (id) => board.get('incident', id),
    )
    return first === undefined ? [] : [{ unit, first, more: more.length }]
  })
  const start = (slip: string): void => void send({ type: 'start-slip', body: { slip } })
  const [next] = offers.toSorted((a, b) => byUrgency(a.first, b.first))
  useKey('start-planned', () => next !== undefined && start(next.first.slip))
  return offers.map(({ unit, first, more }) => (
    <Offer
      // offered anew each time that it gets free
      key={`${unit.id} ${first.slip} ${unit.since.toldAt}`}
      unit={unit.id}
      incident={first.incident.id}
      more={more}
      hasKey={first.slip === next?.first.slip}
      onStart={() => start(first.slip)}
    />
  ))
}

type Props = {
  readonly unit: string
  readonly incident: string
  readonly more: number
  readonly hasKey: boolean
  readonly onStart: () => void
}

/** Stands as a notice as long as it holds. */
function Offer({ unit, incident, more, hasKey, onStart }: Props) {
  const { hands } = useWords()
  const names = useNames()
  const show = useEffectEvent(() =>
    showOffer(hands.offer(names.unit(unit), names.incident(incident), more), {
      label: hands.start,
      ...(hasKey && { hint: shownKey('start-planned') }),
      onPress: onStart,
    }),
  )
  useEffect(() => show(), [hasKey, more])
  return null
}
