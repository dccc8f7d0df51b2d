import type { AnyEvent, EventType } from '../all-events.ts'

/** A recorded sample of the newest shape of each event; older shapes are added beside it, never changed. */
export const samples: Partial<{ readonly [Type in EventType]: Extract<AnyEvent, { type: Type }>['data'] }> = {}
