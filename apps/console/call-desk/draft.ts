import { chosenPlace, tiedPlace, type IncidentType } from '@tocsin/domain'
import { newId } from '@tocsin/link'
import { z } from 'zod'

const place = z.object({
  /** as typed, kept beside what was chosen */
  typed: z.string(),
  chosen: chosenPlace.nullable(),
  /** of a place that the gazetteer found: what ties a name to it */
  found: tiedPlace.pick({ gazetteerId: true, precision: true }).extend({ isSpelt: z.boolean().optional() }).optional(),
  /** what the search understood beside the place; shown, not sent: it stands in what was typed */
  said: z
    .object({ rest: z.string().optional(), relation: z.string().optional(), converted: z.string().optional() })
    .optional(),
})
export type DraftPlace = z.output<typeof place>

/** A call being written down at this desk. Its ids are made at the start, so that sending it twice cannot make two. */
export const draft = z.object({
  id: z.string(),
  contact: z.string(),
  incident: z.string(),
  /** of the unit that is sent with it */
  slip: z.string().default(newId),
  /** the contact is on the server already (it rang); otherwise it is opened when the draft is sent */
  isKnown: z.boolean(),
  startedAt: z.number(),
  hungUpAt: z.number().nullable(),
  place,
  callerPlace: place,
  typeTyped: z.string(),
  type: z.string().nullable(),
  priority: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
  /** somebody chose the priority, it did not come with the type: another type leaves it */
  isPriorityChosen: z.boolean().default(false),
  /** codes of the organisation's list */
  tags: z.array(z.string()).default([]),
  alarmLevel: z.number().default(1),
  story: z.string(),
  callerNumber: z.string(),
  callerName: z.string(),
  /** from paper: what was typed of the time that stood there, and what it means; null: a call as it comes */
  paper: z.object({ typed: z.string(), at: z.number().nullable() }).nullable().default(null),
  /** with the server: shown as not yet answered, and kept until it is */
  isSent: z.boolean(),
})
export type Draft = z.output<typeof draft>

const noPlace: DraftPlace = { typed: '', chosen: null }

export const newDraft = (
  ids: Pick<Draft, 'id' | 'contact' | 'incident' | 'slip'>,
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
  isPriorityChosen: false,
  tags: [],
  alarmLevel: 1,
  story: '',
  callerNumber: '',
  callerName: '',
  paper: null,
  isSent: false,
})

/** Typing on in the type lets go of it, and of the priority that came with it; one that somebody chose stays. */
export const retyped = ({ priority, isPriorityChosen }: Draft, typeTyped: string): Partial<Draft> => ({
  typeTyped,
  type: null,
  priority: isPriorityChosen ? priority : null,
})

/** A type brings its usual priority along, unless somebody chose one. */
export const typed = ({ priority, isPriorityChosen }: Draft, type: IncidentType): Partial<Draft> => ({
  type: type.code,
  typeTyped: '',
  priority: isPriorityChosen ? priority : type.priority,
})

/** Nothing was typed or chosen: such a draft may go without asking. */
export const isEmpty = ({ place: at, callerPlace, type, tags, story, callerNumber, callerName }: Draft): boolean =>
  [at.typed, callerPlace.typed, story, callerNumber, callerName].every((text) => text.trim() === '') &&
  at.chosen === null &&
  tags.length === 0 &&
  type === null
