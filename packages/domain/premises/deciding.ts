import type { Decided, Decision, World } from '../decision.ts'
import { refuse } from '../refusals.ts'
import type { PremisesEvent } from './events.ts'
import { keysOf, type Note } from './note.ts'
import { isLive, premisesEvent, type Premises } from './premises.ts'

/** A decision of one event. */
export const one = (premises: Premises, event: PremisesEvent): Decided => ({
  events: [premisesEvent(premises, event)],
})

/** Runs `then` on premises that are there and were not removed. */
export function ifKnown(world: World, id: string, then: (premises: Premises) => Decision): Decision {
  const premises = world.get('premises', id)
  return premises === undefined || premises.removedAt !== null ? refuse('not-found', { premises: id }) : then(premises)
}

/**
 * The keys that go with these notes when they end. A key that another live note needs stays until that one ends: before notes
 * had keys of their own, the contacts of one place were sealed under one.
 */
export function ending(premises: Premises, notes: readonly Note[]): Pick<Decided, 'erase'> {
  const needed = new Set(premises.notes.filter((note) => isLive(note) && !notes.includes(note)).flatMap(keysOf))
  return { erase: [...new Set(notes.flatMap(keysOf))].filter((key) => !needed.has(key)) }
}
