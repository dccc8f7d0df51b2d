import { roadClasses, travelProfiles } from '@tocsin/city/roads'
import { z } from 'zod'

const place = z.object({ lon: z.number(), lat: z.number() })
const drive = z.object({
  from: place,
  to: place,
  startedAt: z.number(),
  seconds: z.number(),
  vehicle: z.looseObject({ profile: z.enum(travelProfiles) }),
})

/** What the learning child is told: the roads, then drives in slices, then that these were all. */
export const learnOrder = z.discriminatedUnion('type', [
  z.object({ type: z.literal('roads'), file: z.string() }),
  z.object({ type: z.literal('drives'), org: z.string(), timeZone: z.string(), drives: z.array(drive) }),
  z.object({ type: z.literal('learn') }),
])
export type LearnOrder = z.infer<typeof learnOrder>

const cell = z.object({
  roadClass: z.enum(roadClasses),
  hour: z.int().min(0).max(23).nullable(),
  factor: z.number().min(0.1).max(10),
  drives: z.int().min(0),
})
/** What the drives of each organisation say, by its id. */
export const learntByOrg = z.record(
  z.string(),
  z.object({ drives: z.int(), leftOut: z.int(), cells: z.array(cell).readonly() }),
)

/** What the child says: how many drives it has read, and its last word. */
export const learnMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.int(), all: z.int() }),
  z.object({ type: z.literal('done'), organisations: learntByOrg }),
  z.object({ type: z.literal('crashed'), message: z.string() }),
])
export type LearnMessage = z.infer<typeof learnMessage>
