import type { AnyEvent } from '../all-events.ts'
import type { World } from '../decision.ts'
import type { Draft } from '../event.ts'
import { afterSlip } from '../incident/after-slip.ts'
import { helpOf } from '../lending/help.ts'
import { hasReachedScene, slipEvent, type Run, type Slip } from './slip.ts'

/** The work of this unit under a slip that is not over; undefined when there is none. */
export const runOf = (slip: Slip, unit: string): Run | undefined =>
  slip.runs.find((run) => run.unit === unit && run.finished === null)

/** Whether nobody but this unit is at work under a slip. */
export const isLastOn = (slip: Slip, unit: string): boolean =>
  slip.runs.every((run) => run.unit === unit || run.finished !== null)

/**
 * A slip ends with its last unit. When that one went away undone (broke down, was diverted) and nobody had got there, no
 * help has come: then the slip is void, and the incident does not pass for worked.
 */
export function endOf(slip: Slip, how: 'done' | 'undone', world: World): Draft<AnyEvent>[] {
  return how === 'undone' && !hasReachedScene(slip)
    ? [
        slipEvent(slip, { type: 'slip-cancelled', data: { reason: null } }),
        ...afterSlip(slip, 'settled', world),
        ...helpOf(slip, 'over', world),
      ]
    : [slipEvent(slip, { type: 'slip-finished', data: {} }), ...afterSlip(slip, 'owes-feedback', world)]
}
