import type { Decision, World } from '../decision.ts'
import { refuse } from '../refusals.ts'
import { hasEnded, type Slip } from './slip.ts'

/** Runs `then` on a slip that is there. */
export function ifKnown(world: World, id: string, then: (slip: Slip) => Decision): Decision {
  const slip = world.get('slip', id)
  return slip === undefined ? refuse('not-found', { slip: id }) : then(slip)
}

/** Runs `then` on a slip that has not ended. */
export function ifLive(world: World, id: string, then: (slip: Slip) => Decision): Decision {
  return ifKnown(world, id, (slip) => (hasEnded(slip) ? refuse('slip-ended', { slip: slip.number }) : then(slip)))
}

/** Runs `then` on a slip that belongs to the incident whose key sealed the command's words. */
export function ifOf(
  world: World,
  { slip: id, incident }: { slip: string; incident: string },
  then: (slip: Slip) => Decision,
): Decision {
  return ifKnown(world, id, (slip) =>
    slip.incident === incident ? then(slip) : refuse('key-mismatch', { slip: slip.number }),
  )
}
