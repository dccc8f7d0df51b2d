import { z } from 'zod'
import { cityFormat, type CityManifest } from '../city.ts'

/** What the importing child is asked to do. Paths are absolute; `folder` is empty and its own. */
export const importRequest = z.object({
  source: z.string(),
  stationsCsv: z.string().optional(),
  name: z.string(),
  folder: z.string(),
})
export type ImportRequest = z.infer<typeof importRequest>

export const importPhases = ['source', 'roads', 'places', 'map', 'stations', 'finish'] as const
export type ImportPhase = (typeof importPhases)[number]

/** How far an import is; share of the whole, 0 to 1. */
export type ImportProgress = { readonly phase: ImportPhase; readonly share: number }

const finding = z.object({ kind: z.string(), count: z.int(), examples: z.array(z.string()).readonly() })
const degrees = z.number()

/** city.json. */
export const cityManifest = z.object({
  format: z.literal(cityFormat),
  name: z.string(),
  importedAt: z.iso.datetime(),
  source: z.object({ file: z.string(), bytes: z.int(), sha256: z.string() }),
  bbox: z.tuple([degrees, degrees, degrees, degrees]).readonly(),
  centre: z.tuple([degrees, degrees]).readonly(),
  counts: z.record(z.string(), z.number()).readonly(),
  report: z.array(finding).readonly(),
}) satisfies z.ZodType<CityManifest>

/** What the child says. `failed` is a fault of the input, told in one sentence; `crashed` is ours, with its stack. */
export const importMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), phase: z.enum(importPhases), share: z.number() }),
  z.object({ type: z.literal('done'), manifest: cityManifest }),
  z.object({ type: z.literal('failed'), message: z.string() }),
  z.object({ type: z.literal('crashed'), message: z.string() }),
])
export type ImportMessage = z.infer<typeof importMessage>
