import { branches } from '@tocsin/domain'
import { z } from 'zod'

const place = { lon: z.number(), lat: z.number() }
const report = z.object({
  ...place,
  hourOfWeek: z.int(),
  /** null: of a type that no list has */
  branch: z.enum(branches).nullable(),
  isPublic: z.boolean(),
  isSensitive: z.boolean(),
})
export type LoadedReport = z.output<typeof report>

const beat = z.object({
  id: z.string(),
  kind: z.enum(['beat', 'zone']),
  name: z.object({ zh: z.string().optional(), en: z.string().optional() }),
  polygons: z.array(z.array(z.array(z.number()))),
})

/** What the counting child is told: the city, then reports in slices, then that these were all. */
export const loadOrder = z.discriminatedUnion('type', [
  z.object({ type: z.literal('city'), roads: z.string(), beats: z.array(beat) }),
  z.object({ type: z.literal('reports'), org: z.string(), weeks: z.number(), reports: z.array(report) }),
  z.object({ type: z.literal('count') }),
])
export type LoadOrder = z.input<typeof loadOrder>

const sample = z.union([z.int(), z.literal('under-5')])
const hours = z.array(z.number()).length(168)
const counted = z.object({
  weeks: z.number(),
  sample,
  areas: z.array(z.object({ area: z.string(), sample, expected: hours.nullable() })),
  elsewhere: hours.nullable(),
})
export type CountedReports = z.output<typeof counted>
const orgLoad = z.object({
  all: counted,
  /** of those branches that have reports at all */
  of: z.partialRecord(z.enum(branches), counted),
  /** reports that were not counted, and why */
  leftOut: z.record(z.string(), z.int()),
})
export type OrgLoad = z.output<typeof orgLoad>

/** Where load is counted, and what each organisation's reports say of it. */
export const countedLoad = z.object({
  points: z.array(z.object({ ...place, area: z.int(), roadM: z.number() })),
  areas: z.array(z.object({ ...place, id: z.string(), name: z.string().nullable(), residents: z.number() })),
  organisations: z.record(z.string(), orgLoad),
})
export type CountedLoad = z.output<typeof countedLoad>

export const loadMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('done'), load: countedLoad }),
  z.object({ type: z.literal('crashed'), message: z.string() }),
])
export type LoadMessage = z.output<typeof loadMessage>
