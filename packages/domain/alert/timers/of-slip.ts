import type { World } from '../../decision.ts'
import { hasEnded, type Run, type Slip } from '../../slip/slip.ts'
import type { AlertKind, Ending } from '../kinds.ts'
import { atPost, waitOf, type Wait, type Waiting } from './wait.ts'

const isOnTheWay = ({ left, onScene, transporting, atDestination }: Run): boolean =>
  (left ?? onScene ?? transporting ?? atDestination) !== null

function* ofRun(run: Run, make: Make, world: World): Generator<Wait> {
  if (run.finished !== null || isOnTheWay(run)) return
  if (run.acknowledged === null) {
    yield make('dispatch-unacknowledged', run.sent.toldAt, run.unit)
    return
  }
  const unitKind = world.get('unit', run.unit)?.kind
  const wait = make('not-moving', run.acknowledged.toldAt, run.unit)
  yield unitKind === undefined ? wait : { ...wait, unitKind }
}

/** The post that was sent for, or of the unit that was. */
function postOf({ addressee, runs }: Slip, unit: string | undefined, world: World): string | null | undefined {
  if (addressee.kind === 'post') return addressee.post
  return world.get('unit', unit ?? runs.at(-1)?.unit ?? addressee.unit)?.post
}

type Make = (kind: AlertKind, since: number, unit?: string) => Wait

function* ofWork(slip: Slip, make: Make, world: World): Generator<Wait> {
  if (slip.addressee.kind === 'post' && slip.state.phase === 'sent') yield make('slip-unsigned', slip.sentAt)
  for (const run of slip.runs) yield* ofRun(run, make, world)
}

function* ofFeedback({ feedback }: Slip, make: Make): Generator<Wait> {
  if (feedback.phase === 'due') yield make('feedback-overdue', feedback.since)
  if (feedback.phase === 'returned') yield make('feedback-overdue', feedback.at)
}

/** What ended a wait for a run: its unit said something, or it was called off. */
function endingOfRun(kind: AlertKind, run: Run | undefined): Ending {
  if (run === undefined) return 'called-off'
  if (kind === 'dispatch-unacknowledged' && run.acknowledged !== null) return 'acknowledged'
  return isOnTheWay(run) ? 'on-the-way' : 'called-off'
}

/** A slip that its post has not signed, runs that were not acknowledged or do not move, feedback that is owed. */
export const ofSlip: Waiting<Slip> = {
  waits: (slip, world) => {
    if (slip.filedAway) return []
    const { id, org, incident, exercise } = slip
    const make: Make = (kind, since, unit) =>
      waitOf({
        kind,
        about: `slip/${id}`,
        org,
        incident,
        unit: unit ?? null,
        exercise,
        since,
        ...atPost(postOf(slip, unit, world)),
      })
    return [...(hasEnded(slip) ? [] : ofWork(slip, make, world)), ...ofFeedback(slip, make)]
  },
  ending: ({ state, feedback, runs }, { kind, unit }) => {
    // one that is returned was filed before, and is waited for anew
    if (kind === 'feedback-overdue') return feedback.phase === 'due' || feedback.phase === 'not-due' ? 'ended' : 'filed'
    if (kind === 'slip-unsigned') return state.phase === 'cancelled' ? 'called-off' : 'signed'
    return endingOfRun(
      kind,
      runs.find((run) => run.unit === unit),
    )
  },
}
