import type { Commands } from '../all-commands.ts'
import { isInFuture } from '../clock.ts'
import type { Context, Decision } from '../decision.ts'
import { refuse } from '../refusals.ts'
import { runFor, slipEvent, type Slip } from './slip.ts'

/** A new fact beside the old one; of a milestone that nobody has said there is nothing to correct. DR32 */
export function correct(command: Commands['correct-milestone'], slip: Slip, { now }: Context): Decision {
  const { unit, milestone, happenedAt, byRadio } = command
  if (isInFuture(happenedAt, now)) return refuse('time-in-future')
  if (runFor(slip.runs, unit, milestone) === undefined) return refuse('milestone-missing', { slip: slip.number })
  return { events: [slipEvent(slip, { type: 'run-corrected', data: { unit, milestone, happenedAt, byRadio } })] }
}
