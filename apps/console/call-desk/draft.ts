import { chosenPlace } from '@tocsin/domain'
import { z } from 'zod'

const place = z.object({
  /** as typed, kept beside what was chosen */
  typed: z.string(),
  chosen: chosenPlace.nullable(),
})
export type DraftPlace = z.output<typeof place>

/** A call being written down at this desk. Its ids are made at the start, so that sending it twice cannot make two. */
export const draft = z.object({
  id: z.string(),
  contact: z.string(),
  incident: z.string(),
  /** the contact is on the server already (it rang); otherwise it is opened when the draft is sent */
  isKnown: z.boolean(),
  startedAt: z.number(),
  hungUpAt: z.number().nullable(),
  place,
  callerPlace: place,
  typeTyped: z.string(),
  type: z.string().nullable(),
  priority: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
  story: z.string(),
  callerNumber: z.string(),
  callerName: z.string(),
  /** with the server: shown as not yet answered, and kept until it is */
  isSent: z.boolean(),
})
export type Draft = z.output<typeof draft>

const noPlace: DraftPlace = { typed: '', chosen: null }

export const newDraft = (
  ids: Pick<Draft, 'id' | 'contact' | 'incident'>,
  startedAt: number,
  isKnown: boolean,
): Draft => ({
  ...ids,
  isKnown,
  startedAt,
  hungUpAt: null,
  place: noPlace,
  callerPlace: noPlace,
  typeTyped: '',
  type: null,
  priority: null,
  story: '',
  callerNumber: '',
  callerName: '',
  isSent: false,
})

/** Nothing was typed or chosen: such a draft may go without asking. */
export const isEmpty = ({ place: at, callerPlace, type, story, callerNumber, callerName }: Draft): boolean =>
  [at.typed, callerPlace.typed, story, callerNumber, callerName].every((text) => text.trim() === '') &&
  at.chosen === null &&
  type === null
