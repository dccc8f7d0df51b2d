import { z } from 'zod'
import { id } from '../fields.ts'
import type { ToldFields } from '../catalogue/check-feedback.ts'
import { clockFrom, type Clock } from '../clock.ts'
import { ownedBy, type Draft, type Recorded } from '../event.ts'
import type { Help, Recalled } from '../lending/loan.ts'
import { slipNumber } from '../numbers.ts'
import { subjectId } from '../subject.ts'
import { unreachable } from '../unreachable.ts'
import type { SlipEvent } from './events.ts'

export type Addressee =
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'post'; readonly post: string }

/** The clocks of a run, in order of work. */
export const milestones = ['acknowledged', 'left', 'onScene', 'transporting', 'atDestination', 'finished'] as const
export type Milestone = (typeof milestones)[number]

/** Why a run ended without its unit having said so: the slip that it was diverted to, the unit that took over. */
export type TakenOff =
  | { readonly why: 'diverted'; readonly to: string }
  | { readonly why: 'relieved'; readonly by: string }
  | { readonly why: 'stood-down' }

/** A milestone that was said otherwise later: what it was before, and who corrected it. DR32 */
export type Correction = {
  readonly milestone: Milestone
  readonly was: Clock
  readonly by: string
  readonly at: number
}

/** One unit's work under a slip. */
export type Run = {
  readonly unit: string
  readonly sent: Clock
  readonly takenOff: TakenOff | null
  /** oldest first; the clocks themselves are the newest */
  readonly corrections: readonly Correction[]
} & { readonly [Key in Milestone]: Clock | null }

/** How a slip came to be: sent, planned for later, beside the unit's own work, by the crew itself. */
export const manners = ['sent', 'planned', 'beside', 'self-attached'] as const
export type Manner = (typeof manners)[number]

export type SlipPhase =
  /** for a unit that is to do it later: nothing has been sent. DR22 */
  | { readonly phase: 'planned' }
  /** waiting for the post to sign and name its crew, or for the unit to acknowledge */
  | { readonly phase: 'sent' }
  /** signed by the post, crew not yet named */
  | { readonly phase: 'signed'; readonly by: string }
  | { readonly phase: 'working' }
  | { readonly phase: 'finished'; readonly at: number }
  /** `refused`: by the post that it was for, before it signed */
  | {
      readonly phase: 'cancelled'
      readonly at: number
      readonly refused?: { readonly reason: SlipRefusal; readonly by: string }
    }

/** Why somebody was sent who was not advised: one word, or that nobody wanted to give one. DR20 */
export const choiceReasons = [
  'local-knowledge',
  'crew-asked',
  'equipment',
  'closer-than-known',
  'other',
  'skipped',
] as const
export type ChoiceReason = (typeof choiceReasons)[number]

/** Why a post does not take a slip: one word, for the desk to send elsewhere at once. */
export const slipRefusals = ['out-of-area', 'no-crew', 'sent-twice', 'not-ours'] as const
export type SlipRefusal = (typeof slipRefusals)[number]

/** What had been advised when a unit was sent: by which plan and version (null: by none), and whether it was followed. DR12 */
export const sentAdvice = z.object({
  plan: id.nullable(),
  version: z.number().int().min(1).nullable(),
  followed: z.boolean(),
})
export type SentAdvice = Readonly<z.output<typeof sentAdvice>>

/** What the work under a slip came to. */
export const feedbackResults = [
  'resolved',
  'report-taken',
  'mediated',
  'transported',
  'extinguished',
  'nothing-found',
  'refused-help',
  'passed-on',
  'other',
] as const
export type FeedbackResult = (typeof feedbackResults)[number]

type Filed = {
  readonly number: string
  readonly result: FeedbackResult
  readonly told: ToldFields
  readonly at: number
}
export type Feedback =
  | { readonly phase: 'not-due' }
  | { readonly phase: 'due'; readonly since: number }
  | (Filed & { readonly phase: 'filed'; readonly by: string })
  | (Filed & { readonly phase: 'returned' | 'accepted' })

/** A dispatch slip (派警单), from sending to accepted feedback. */
export type Slip = {
  readonly id: string
  readonly org: string
  readonly number: string
  readonly incident: string
  /** a drill, because its incident is one */
  readonly exercise: boolean
  readonly addressee: Addressee
  readonly manner: Manner
  /** of a planned one, when it was planned */
  readonly sentAt: number
  /** account that sent it */
  readonly sentBy: string
  /** on the addressee's screen */
  readonly arrived: Clock | null
  readonly signed: Clock | null
  readonly runs: readonly Run[]
  readonly state: SlipPhase
  /** due once the work has ended, also when it was cancelled with a unit on scene */
  readonly feedback: Feedback
  /** null: sent without any, or to a post */
  readonly advice: SentAdvice | null
  /** why it departs from the advice; null: nothing was said yet, or need not be */
  readonly choice: ChoiceReason | null
  /** its incident is closed: the slip leaves the board */
  readonly filedAway: boolean
  /** the organisation that sealed its incident; null: it is no secret */
  readonly sealed: string | null
  /** whose unit it is that was lent; null: one's own */
  readonly help: (Help & { readonly recalled: Recalled | null }) | null
}

/** An event of a slip, addressed for the log. */
export const slipEvent = (slip: Pick<Slip, 'id' | 'org' | 'exercise'>, event: SlipEvent): Draft<SlipEvent> => ({
  ...event,
  subject: subjectId('slip', slip.id),
  ...ownedBy(slip),
})

/** Whether no more work is done under a slip: finished or cancelled. */
export const hasEnded = ({ state }: Pick<Slip, 'state'>): boolean =>
  state.phase === 'finished' || state.phase === 'cancelled'

/** Whether some unit has been where help was wanted; then a feedback slip is owed, also when the slip is cancelled. */
export const hasReachedScene = ({ runs }: Pick<Slip, 'runs'>): boolean =>
  runs.some(({ onScene, transporting, atDestination }) => (onScene ?? transporting ?? atDestination) !== null)

/** How a slip stands towards the closing of its incident. */
export type SlipStanding = 'at-work' | 'owes-feedback' | 'returned' | 'settled'

/** How a slip stands towards the closing of its incident. */
export function standingOf(slip: Slip): SlipStanding {
  if (!hasEnded(slip)) return 'at-work'
  const { phase } = slip.feedback
  if (phase === 'returned') return 'returned'
  return phase === 'due' || phase === 'filed' ? 'owes-feedback' : 'settled'
}

/** Whether those who were lent for it still follow it: until its feedback is in. */
export const isFollowed = ({ state, feedback }: Pick<Slip, 'state' | 'feedback'>): boolean =>
  !hasEnded({ state }) || feedback.phase === 'due' || feedback.phase === 'returned'

/** Nothing more is owed: its feedback accepted, or cancelled before anybody got there. */
export const isSettled = (slip: Slip): boolean => standingOf(slip) === 'settled'

const newRun = (unit: string, sent: Clock): Run => ({
  unit,
  sent,
  acknowledged: null,
  left: null,
  onScene: null,
  transporting: null,
  atDestination: null,
  finished: null,
  takenOff: null,
  corrections: [],
})

/** The latest clock of a run, for telling whether a time said contradicts it. */
const latest = (run: Run): Clock => milestones.reduce((last, each) => run[each] ?? last, run.sent)

/** A slip after one more event. Throws when the event does not fit what went before: then the log is broken. */
export function evolveSlip(before: Slip | undefined, event: Recorded<SlipEvent>): Slip {
  if (event.type === 'slip-issued') return issued(event)
  if (before === undefined) throw new Error(`${event.type} before slip-issued: ${event.stamp.subject}`)
  return evolveIssued(before, event)
}

function evolveIssued(before: Slip, event: Recorded<Exclude<SlipEvent, { type: 'slip-issued' }>>): Slip {
  const { stamp } = event
  switch (event.type) {
    case 'slip-arrived':
      return { ...before, arrived: clockFrom({ happenedAt: event.data.at, byRadio: false }, stamp, sent(before)) }
    case 'slip-signed':
      return {
        ...before,
        signed: clockFrom(event.data, stamp, before.arrived ?? sent(before)),
        state: { phase: 'signed', by: stamp.by },
      }
    case 'crew-named': {
      const named = clockFrom(event.data, stamp, before.signed)
      return {
        ...before,
        state: { phase: 'working' },
        runs: [...before.runs, ...event.data.units.map((unit) => newRun(unit, named))],
      }
    }
    case 'run-progressed':
      return progressed(before, event)
    case 'slip-started': {
      const started = clockFrom(event.data, stamp, sent(before))
      return {
        ...before,
        sentAt: started.at,
        runs: [newRun(event.data.unit, started)],
        state: { phase: 'sent' },
      }
    }
    case 'run-diverted':
      return { ...before, runs: takeOff(before, event, { why: 'diverted', to: event.data.to }) }
    case 'run-relieved': {
      const relieved = takeOff(before, event, { why: 'relieved', by: event.data.by })
      return { ...before, runs: [...relieved, newRun(event.data.by, clockFrom(event.data, stamp, null))] }
    }
    case 'run-stood-down':
      return { ...before, runs: takeOff(before, event, { why: 'stood-down' }) }
    case 'run-corrected':
      return { ...before, runs: corrected(before, event) }
    case 'slip-finished':
      return { ...before, state: { phase: 'finished', at: stamp.at }, feedback: { phase: 'due', since: stamp.at } }
    case 'slip-cancelled':
      return {
        ...before,
        state: { phase: 'cancelled', at: stamp.at },
        feedback: hasReachedScene(before) ? { phase: 'due', since: stamp.at } : before.feedback,
      }
    case 'slip-refused': {
      const refused = { reason: event.data.reason, by: stamp.by }
      return { ...before, state: { phase: 'cancelled', at: stamp.at, refused } }
    }
    case 'feedback-filed':
      return {
        ...before,
        feedback: {
          phase: 'filed',
          number: slipNumber(event.data.series, stamp.serial ?? 0),
          result: event.data.result,
          told: event.data.told,
          at: stamp.at,
          by: stamp.by,
        },
      }
    case 'feedback-returned':
    case 'feedback-accepted': {
      const { feedback } = before
      if (feedback.phase !== 'filed') throw new Error(`${event.type} without a filed feedback: ${stamp.subject}`)
      const { by: _, ...told } = feedback
      const phase = event.type === 'feedback-returned' ? 'returned' : 'accepted'
      return { ...before, feedback: { ...told, phase, at: stamp.at } }
    }
    case 'choice-explained':
      return { ...before, choice: event.data.reason }
    case 'help-recalled': {
      const recalled = { reason: event.data.reason, at: stamp.at }
      return { ...before, help: before.help && { ...before.help, recalled } }
    }
    case 'slip-sealed':
      return { ...before, sealed: event.data.sealed }
    case 'slip-filed-away':
      return { ...before, filedAway: true }
    default:
      return unreachable(event)
  }
}

const sent = ({ sentAt }: Slip): Pick<Clock, 'at'> => ({ at: sentAt })

/** The unit's run ends here, with a word why. */
function takeOff(
  { runs }: Slip,
  { data, stamp }: Recorded<SlipEvent & { type: 'run-diverted' | 'run-relieved' | 'run-stood-down' }>,
  takenOff: TakenOff,
): readonly Run[] {
  const told = 'happenedAt' in data ? data : { happenedAt: null, byRadio: false }
  return runs.map((run) =>
    run.unit === data.unit && run.finished === null
      ? { ...run, finished: clockFrom(told, stamp, latest(run)), takenOff }
      : run,
  )
}

/** The unit's last run that has the clock gets the new one; the old one stays beside it. */
function corrected({ runs }: Slip, { data, stamp }: Recorded<SlipEvent & { type: 'run-corrected' }>): readonly Run[] {
  const { unit, milestone } = data
  const meant = runFor(runs, unit, milestone)
  return runs.map((run) => {
    const was = run[milestone]
    if (run !== meant || was === null) return run
    const earlier = milestones.slice(0, milestones.indexOf(milestone)).map((each) => run[each])
    const notBefore = earlier.findLast((each) => each !== null) ?? run.sent
    const corrections = [...run.corrections, { milestone, was, by: stamp.by, at: stamp.at }]
    return { ...run, [milestone]: clockFrom(data, stamp, notBefore), corrections }
  })
}

/** The last run of a unit that has come to a milestone. */
export const runFor = (runs: readonly Run[], unit: string, milestone: Milestone): Run | undefined =>
  runs.findLast((run) => run.unit === unit && run[milestone] !== null)

/** A unit may be named again after it has finished: the clocks of its first run stay as they are. */
function progressed(before: Slip, { data, stamp }: Recorded<SlipEvent & { type: 'run-progressed' }>): Slip {
  const runs = before.runs.map((run) =>
    run.unit === data.unit && run.finished === null
      ? { ...run, [data.milestone]: clockFrom(data, stamp, latest(run)) }
      : run,
  )
  const acknowledges = before.addressee.kind === 'unit' && before.signed === null
  return {
    ...before,
    runs,
    signed: acknowledges ? clockFrom(data, stamp, sent(before)) : before.signed,
    state: before.state.phase === 'sent' ? { phase: 'working' } : before.state,
  }
}

function issued({ data, stamp }: Recorded<SlipEvent & { type: 'slip-issued' }>): Slip {
  const sentClock = clockFrom(data, stamp, null)
  return {
    id: data.id,
    org: data.org,
    number: slipNumber(data.series, stamp.serial ?? 0),
    incident: data.incident,
    exercise: stamp.exercise,
    addressee: data.addressee,
    manner: data.manner,
    sentAt: sentClock.at,
    sentBy: stamp.by,
    arrived: null,
    signed: null,
    runs: data.addressee.kind === 'unit' && data.manner !== 'planned' ? [newRun(data.addressee.unit, sentClock)] : [],
    state: { phase: data.manner === 'planned' ? 'planned' : 'sent' },
    feedback: { phase: 'not-due' },
    advice: data.advice,
    choice: null,
    filedAway: false,
    sealed: data.sealed ?? null,
    help: data.help === undefined ? null : { ...data.help, recalled: null },
  }
}
