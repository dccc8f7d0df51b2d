import type { AnyEvent } from '../all-events.ts'
import type { Commands } from '../all-commands.ts'
import type { Decision, World } from '../decision.ts'
import type { Draft } from '../event.ts'
import { afterSlip } from '../incident/after-slip.ts'
import { helpOf } from '../lending/help.ts'
import type { Sealed } from '../personal.ts'
import { refuse } from '../refusals.ts'
import { leaveJob } from '../unit/leave-job.ts'
import { calledOff } from '../unit/news.ts'
import { unitOn } from '../unit/unit.ts'
import { runOf } from './end-slip.ts'
import { hasEnded, hasReachedScene, slipEvent, type Slip } from './slip.ts'

/** Called off by the desk's own clock. */
const now = { happenedAt: null, byRadio: false }

function unplan({ addressee, ...slip }: Slip, world: World): Draft<AnyEvent>[] {
  const unit = addressee.kind === 'unit' ? world.get('unit', addressee.unit) : undefined
  return unit === undefined ? [] : [unitOn(slip, unit, { type: 'unit-unplanned', data: { slip: slip.id } })]
}

/** Units still at work under it are free again, or go on with what they are on beside, and have the news to acknowledge. DR28 */
export function cancel(slip: Slip, reason: Sealed | null, world: World): Decision {
  const crew = slip.runs
    .filter((run) => run.finished === null)
    .map((run) => world.get('unit', run.unit))
    .filter((unit) => unit !== undefined)
  const left = crew.map((unit) => leaveJob(unit, slip, now, world))
  return {
    events: [
      slipEvent(slip, { type: 'slip-cancelled', data: { reason } }),
      ...(slip.state.phase === 'planned' ? unplan(slip, world) : []),
      ...left.flatMap(({ events }) => events),
      ...crew.map((unit) => calledOff(unit, 'cancel', slip)),
      ...afterSlip(slip, hasReachedScene(slip) ? 'owes-feedback' : 'settled', world),
      ...(hasReachedScene(slip) ? [] : helpOf(slip, 'over', world)),
    ],
    take: left.flatMap(({ take }) => take),
    release: left.flatMap(({ release }) => release),
  }
}

/** One unit is called off, the others go on; of the last one it is a cancel. DR28 */
export function standDown(command: Commands['stand-down'], slip: Slip, world: World): Decision {
  const { unit: id, reason } = command
  if (hasEnded(slip)) return refuse('slip-ended', { slip: slip.number })
  const unit = world.get('unit', id)
  if (unit === undefined) return refuse('not-found', { unit: id })
  if (runOf(slip, id) === undefined) return refuse('not-on-this-slip', { unit: unit.callSign })
  const others = slip.runs.filter((run) => run.unit !== id && run.finished === null)
  if (others.length === 0) return cancel(slip, reason, world)
  const { events, ...claims } = leaveJob(unit, slip, now, world)
  return {
    events: [
      slipEvent(slip, { type: 'run-stood-down', data: { unit: id, reason } }),
      ...events,
      calledOff(unit, 'stand-down', slip),
    ],
    ...claims,
  }
}
