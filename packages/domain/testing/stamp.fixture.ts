import type { Draft, Happening, Recorded, Stamp } from '../event.ts'

/** 22 November 2026, 12:00 in Shanghai. */
export const noon = 1_795_320_000_000

/** The stamp of a first event, with what a test wants to say about it. */
export const stampOf = (said: Partial<Stamp> = {}): Stamp => ({
  position: 1,
  org: 'police',
  orgSeq: 1,
  subject: 'incident/i-1',
  version: 1,
  schema: 1,
  at: noon,
  deviceAt: null,
  by: 'desk',
  seat: null,
  owner: 'police',
  exercise: false,
  command: '00000000-0000-4000-8000-000000000001',
  serial: null,
  ...said,
})

/** An event as the log would hold it. */
export const recorded = <Event extends Happening>(
  event: Event | Draft<Event>,
  said: Partial<Stamp> = {},
): Recorded<Event> => ({
  ...event,
  stamp: stampOf(said),
})
