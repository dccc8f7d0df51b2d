import type { Clock } from '../clock.ts'
import type { Unit, WorkStatus } from '../unit/unit.ts'
import { runFor, type Correction, type Milestone, type Slip } from './slip.ts'

const milestoneOf: Partial<Readonly<Record<WorkStatus, Milestone>>> = {
  acknowledged: 'acknowledged',
  'en-route': 'left',
  'on-scene': 'onScene',
  transporting: 'transporting',
  'at-destination': 'atDestination',
}

/** Since when a unit is in its state, and what was corrected for it, oldest first. */
export type InState = { readonly clock: Clock; readonly corrections: readonly Correction[] }

/**
 * Since when `unit` is in its state: by the milestone of `own`, the slip that it works, where that was corrected since it
 * was said, else as said. The newest counts; the older stay beside it. DR32
 */
export function inStateSince(
  unit: Pick<Unit, 'id' | 'state' | 'since'>,
  own: Pick<Slip, 'id' | 'runs'> | undefined,
): InState {
  const { state, since } = unit
  const asSaid = { clock: since, corrections: [] }
  if (own === undefined || !('slip' in state) || state.slip !== own.id) return asSaid
  const milestone = milestoneOf[state.phase]
  if (milestone === undefined) return asSaid
  const run = runFor(own.runs, unit.id, milestone)
  const corrections = run?.corrections.filter((each) => each.milestone === milestone) ?? []
  const clock = run?.[milestone]
  return clock === undefined || clock === null || corrections.length === 0 ? asSaid : { clock, corrections }
}
