import type { Contact } from './contact.ts'

/** A flooding number ranks last for so long, and is never blocked. */
export const floodingMs = 30 * 60_000

type Queued = Pick<Contact, 'clocks' | 'floodingSince' | 'state' | 'taker'>

/** Whether a contact ranks last among those ringing at `now` (milliseconds). */
export const isFlooding = ({ floodingSince }: Pick<Contact, 'floodingSince'>, now: number): boolean =>
  floodingSince !== null && now < floodingSince + floodingMs

/** Hung up before anybody took it: to be rung back. */
export const isAbandoned = ({ clocks, state, taker }: Omit<Queued, 'floodingSince'>): boolean =>
  state.phase === 'waiting' && taker === null && clocks.hungUp !== null

/** Rings now: nobody has it, and the line is not down. */
export const isRinging = (contact: Omit<Queued, 'floodingSince'>): boolean =>
  contact.state.phase === 'waiting' && !isAbandoned(contact)

/** The calls ringing at `now`, in the order in which they are to be taken: longest first, flooding numbers last. */
export const ringingOrder = <Each extends Queued>(contacts: readonly Each[], now: number): readonly Each[] =>
  contacts
    .filter(isRinging)
    .sort((a, b) => Number(isFlooding(a, now)) - Number(isFlooding(b, now)) || a.clocks.rung - b.clocks.rung)
