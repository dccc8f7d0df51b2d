import { jobsOf, type IncidentDocument, type Unit } from '@tocsin/domain'
import { useState } from 'react'
import { closeDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import classes from '../dialogs/dialog.module.css'
import { useLive } from '../live/line-context.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { newId } from '../new-id.ts'
import { useWords } from '../words.ts'
import { byCallSign } from './by-call-sign.ts'
import { UnitChoices } from './unit-choices.tsx'

type Props = { readonly incident: IncidentDocument; readonly how: 'plan' | 'attach' | 'divert' }

/** One unit for this incident: for later, beside its work, or off it. One key does it. */
export function TakeUnit({ incident, how }: Props) {
  const { hands, dialogs } = useWords()
  const names = useNames()
  const send = useSend()
  const mayNot = useWhyNot()(`${how}-unit`, { kind: 'incident', document: incident })
  const [isForced, setForced] = useState(false)
  const workOf = useWorkOf()
  const units = useAll('unit')
    .filter((unit) => unit.org === incident.org && suits(unit, how))
    .filter((unit) => [...jobsOf(unit), ...unit.planned].every((slip) => workOf(slip)?.id !== incident.id))
    // who leaves the least urgent work stands first
    .sort((a, b) => (workOf(ownOf(b))?.priority ?? 0) - (workOf(ownOf(a))?.priority ?? 0) || byCallSign(a, b))

  function take(id: string): void {
    const unit = units.find((each) => each.id === id)
    const leaving = unit === undefined ? null : ownOf(unit)
    const body = { slip: newId(), incident: incident.id, unit: id }
    if (how === 'divert') {
      if (leaving !== null) void send({ type: 'divert-unit', body: { ...body, leaving, forced: isForced } })
    } else if (how === 'plan') void send({ type: 'plan-unit', body })
    else void send({ type: 'attach-unit', body })
    closeDialog()
  }
  const isAsUrgent = (unit: Unit): boolean => (workOf(ownOf(unit))?.priority ?? 9) <= incident.priority
  return (
    <>
      {units.length === 0 && <p className={classes['hint']}>{how === 'plan' ? hands.noneOnDuty : hands.noneAtWork}</p>}
      <UnitChoices
        label={dialogs.chooseUnit}
        units={units}
        said={(unit) => {
          const work = workOf(ownOf(unit))
          return work === undefined ? null : hands.at(names.incident(work.id), work.priority)
        }}
        whyNot={(unit) =>
          mayNot ?? (how === 'divert' && !isForced && isAsUrgent(unit) ? hands.notMoreUrgent : undefined)
        }
        onChoose={take}
      />
      {how === 'divert' && (
        <label className={classes['check']}>
          <input type="checkbox" checked={isForced} onChange={(event) => setForced(event.currentTarget.checked)} />
          {hands.alsoUrgent}
        </label>
      )}
    </>
  )
}

const ownOf = ({ state }: Unit): string | null => ('slip' in state ? state.slip : null)

/** A plan is for anybody on duty, the others for who is at work. */
const suits = (unit: Unit, how: Props['how']): boolean =>
  how === 'plan' ? unit.state.phase !== 'off-duty' : 'slip' in unit.state

/** The incident that a slip belongs to. */
function useWorkOf(): (slip: string | null) => IncidentDocument | undefined {
  const { board } = useLive().line.link
  return (slip) => (slip === null ? undefined : board.get('incident', board.get('slip', slip)?.incident ?? ''))
}
