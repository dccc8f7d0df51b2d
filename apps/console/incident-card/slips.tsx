import {
  hasEnded,
  milestones,
  statusOfRun,
  type Clock,
  type Correction,
  type IncidentDocument,
  type Run,
  type Slip,
  type TakenOff,
} from '@tocsin/domain'
import { formatTime } from '@tocsin/ui'
import { IconBuilding } from '@tabler/icons-react'
import { ActionButton } from '../controls/action-button.tsx'
import { ClockTime, StatusMark } from '../controls/marks.tsx'
import { openDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useNames } from '../live/names.ts'
import { useAll, useDocument } from '../live/use-board.ts'
import { useLineState, useSend, useTimeZone } from '../live/use-line.ts'
import { shownKey } from '../keys.ts'
import { useMyPost } from '../station/my-post.ts'
import { nextStep } from '../station/next-step.ts'
import type { Question } from '../use-question.ts'
import { HelpLine } from '../sharing/help-line.tsx'
import { useWords } from '../words.ts'
import { FeedbackLine } from './feedback-line.tsx'
import type { Personal } from './personal.ts'
import { pendingUnits } from './pending-units.ts'
import classes from './slips.module.css'

type Props = { readonly incident: IncidentDocument; readonly personal: Question<Personal> | null }

/** Who was sent, and how far each has come. Orders on their way to the server stand here too, marked as such. */
export function Slips({ incident, personal }: Props) {
  const { card, sharing } = useWords()
  const names = useNames()
  const { pending } = useLineState()
  const slips = useAll('slip')
    .filter((slip) => slip.incident === incident.id)
    .sort((a, b) => Number(hasEnded(a)) - Number(hasEnded(b)) || a.sentAt - b.sentAt)
  // of another organisation's slips it is known that there are some
  const hidden = incident.slips.filter(({ slip }) => !slips.some(({ id }) => id === slip)).length
  const onTheirWay = pendingUnits(pending, incident.id)
  return (
    <section aria-label={card.slips}>
      <h3 className={classes['title']}>{card.slips}</h3>
      {slips.length === 0 && onTheirWay.length === 0 && hidden === 0 && (
        <p className={classes['none']}>{card.noSlips}</p>
      )}
      {hidden > 0 && <p className={classes['none']}>{sharing.theirSlips(names.organisation(incident.org), hidden)}</p>}
      <ul className={classes['slips']}>
        {onTheirWay.map((unit) => (
          <li key={unit} className={classes['sending']}>
            <b>{names.unit(unit)}</b> {card.sending}
          </li>
        ))}
        {slips.map((slip) => (
          <SlipItem key={slip.id} slip={slip} words={personal?.answer?.slips.find(({ id }) => id === slip.id)} />
        ))}
      </ul>
    </section>
  )
}

type ItemProps = { readonly slip: Slip; readonly words: Personal['slips'][number] | undefined }

function SlipItem({ slip, words: said }: ItemProps) {
  const { card, hands, station, trade } = useWords()
  const names = useNames()
  const { addressee, state, signed, runs } = slip
  const isPost = addressee.kind === 'post'
  const isOne = !isPost && runs.length === 1
  const only = isOne ? runs[0] : undefined
  return (
    <li className={classes['slip']} data-ended={hasEnded(slip)} title={slip.number}>
      <div className={classes['head']}>
        {isPost && (
          <b>
            <IconBuilding size={13} aria-hidden /> {names.post(addressee.post)}
          </b>
        )}
        {only !== undefined && <RunLine run={only} slip={slip} />}
        {state.phase === 'planned' && !isPost && <b>{hands.plannedFor(names.unit(addressee.unit))}</b>}
        {(slip.manner === 'beside' || slip.manner === 'self-attached') && (
          <small className={classes['phase']}>{hands.manners[slip.manner]}</small>
        )}
        {(isPost || hasEnded(slip) || state.phase === 'planned') && (
          <span className={classes['phase']}>
            {state.phase === 'cancelled' && state.refused !== undefined
              ? station.refused(trade.slipRefusals[state.refused.reason])
              : trade.slipPhases[state.phase]}
            {isPost && signed !== null && (
              <>
                {' '}
                {card.signedAt} <ClockTime clock={signed} />
              </>
            )}
          </span>
        )}
        <SlipActions slip={slip} />
      </div>
      {!isOne && runs.map((run) => <RunLine key={`${run.unit} ${run.sent.toldAt}`} run={run} slip={slip} />)}
      <HelpLine slip={slip} />
      <Said label={card.instruction} text={said?.instruction} />
      <Said label={card.cancelReason} text={said?.cancelReason} />
      <FeedbackLine slip={slip} words={said} />
    </li>
  )
}

const Said = ({ label, text }: { readonly label: string; readonly text: string | null | undefined }) =>
  text ? (
    <p className={classes['words']}>
      {label}: {text}
    </p>
  ) : null

/** The end of a slip's line: the step that it waits for. */
function SlipActions({ slip }: { readonly slip: Slip }) {
  const { card, hands, station } = useWords()
  const send = useSend()
  const whyNot = useWhyNot()
  const about = { kind: 'slip', document: slip } as const
  const stepKey =
    slip.id === nextStep(useAll('slip'), slip.incident, useMyPost())?.slip.id ? shownKey('slip-step') : undefined
  const { state } = slip
  const isPost = slip.addressee.kind === 'post'
  return (
    <span className={classes['end']}>
      {isPost && state.phase === 'sent' && (
        <ActionButton
          label={card.sign}
          tone="main"
          hint={stepKey}
          whyNot={whyNot('sign-slip', about)}
          onPress={() => void send({ type: 'sign-slip', body: { slip: slip.id } })}
        />
      )}
      {isPost && state.phase === 'sent' && whyNot('refuse-slip', about) === undefined && (
        <ActionButton
          label={station.refuseShort}
          hint={stepKey && shownKey('refuse-slip')}
          onPress={() => openDialog({ kind: 'refuse-slip', slip: slip.id })}
        />
      )}
      {isPost && (state.phase === 'signed' || state.phase === 'working') && (
        <ActionButton
          label={card.nameCrew}
          hint={stepKey}
          whyNot={whyNot('name-crew', about)}
          onPress={() => openDialog({ kind: 'name-crew', slip: slip.id })}
        />
      )}
      {state.phase === 'planned' && (
        <ActionButton
          label={hands.start}
          whyNot={whyNot('start-slip', about)}
          onPress={() => void send({ type: 'start-slip', body: { slip: slip.id } })}
        />
      )}
      {!hasEnded(slip) && (
        <ActionButton
          label={card.cancelSlip}
          whyNot={whyNot('cancel-slip', about)}
          onPress={() => openDialog({ kind: 'cancel-slip', slip: slip.id })}
        />
      )}
    </span>
  )
}

/** One unit's way: when it was sent, and each step with the time since. */
function RunLine({ run, slip }: { readonly run: Run; readonly slip: Slip }) {
  const { trade, card } = useWords()
  const names = useNames()
  const unit = useDocument('unit', run.unit)
  const isOwn = unit !== undefined && 'slip' in unit.state && unit.state.slip === slip.id
  // beside its own work it is as far here as its run says; of a slip that was called off nobody is anywhere
  const status = isOwn ? unit.state.phase : run.finished === null && !hasEnded(slip) ? statusOfRun(run) : undefined
  const steps = milestones.flatMap((milestone) => {
    const clock = run[milestone]
    return clock === null ? [] : [{ milestone, clock }]
  })
  return (
    <div className={classes['run']}>
      <button type="button" className={classes['unit']} onClick={() => openDialog({ kind: 'unit', unit: run.unit })}>
        {status !== undefined && <StatusMark status={status} />}
        <b>{names.unit(run.unit)}</b>
      </button>
      <ol className={classes['steps']}>
        <Step name={card.sentAt} clock={run.sent} />
        {steps.map(({ milestone, clock }) => (
          <Step
            key={milestone}
            name={trade.shortMilestones[milestone]}
            title={trade.milestones[milestone]}
            clock={clock}
            corrections={run.corrections.filter((each) => each.milestone === milestone)}
          />
        ))}
        <TakenOffLine run={run} />
      </ol>
    </div>
  )
}

/** Why a unit left without having said so. */
function TakenOffLine({ run: { takenOff } }: { readonly run: Run }) {
  const { hands } = useWords()
  const names = useNames()
  if (takenOff === null) return null
  const said = {
    diverted: (off: TakenOff) => hands.takenOff.diverted('to' in off ? (names.incidentOfSlip(off.to) ?? '?') : '?'),
    relieved: (off: TakenOff) => hands.takenOff.relieved('by' in off ? names.unit(off.by) : '?'),
    'stood-down': () => hands.takenOff['stood-down'](),
  }[takenOff.why](takenOff)
  return <li className={classes['phase']}>{said}</li>
}

type StepProps = {
  readonly name: string
  readonly title?: string
  readonly clock: Clock
  readonly corrections?: readonly Correction[]
}

/** A time; one that was corrected says what it was before. */
function Step({ name, title, clock, corrections = [] }: StepProps) {
  const { hands } = useWords()
  const names = useNames()
  const zone = useTimeZone()
  const was = corrections.map(({ was: before, by }) => hands.corrected(formatTime(before.at, zone), names.account(by)))
  return (
    <li>
      <small title={title}>{name}</small> <ClockTime clock={clock} />
      {was.length > 0 && <abbr title={was.join('; ')}>✎</abbr>}
    </li>
  )
}
