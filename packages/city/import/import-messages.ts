import { z } from 'zod'
import { layerKinds } from './layers/layer.ts'
import { cityFormat, type CityLayers, type CityManifest } from '../city.ts'

/** What the importing child is asked to do. Paths are absolute; `folder` is empty and its own. */
export const importRequest = z.object({
  source: z.string(),
  layers: z.array(z.object({ kind: z.enum(layerKinds), file: z.string(), datum: z.literal('gcj02').optional() })),
  name: z.string(),
  folder: z.string(),
})
export type ImportRequest = z.infer<typeof importRequest>

export const importPhases = ['source', 'layers', 'stations', 'roads', 'places', 'map', 'finish'] as const
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
  layers: z.array(z.object({ kind: z.string(), file: z.string(), sha256: z.string(), features: z.int() })).readonly(),
  counts: z.record(z.string(), z.number()).readonly(),
  report: z.array(finding).readonly(),
}) satisfies z.ZodType<CityManifest>

const bothNames = z.object({ zh: z.string().optional(), en: z.string().optional() })
const polygons = z.array(z.array(z.array(degrees).readonly()).readonly()).readonly()
const corner = z.tuple([degrees, degrees]).readonly()

/** layers.json. */
export const cityLayers = z.object({
  beats: z.array(z.object({ id: z.string(), kind: z.enum(['beat', 'zone']), name: bothNames, polygons })).readonly(),
  closedAreas: z.array(z.object({ id: z.string(), name: bothNames, polygons })).readonly(),
  floorPlans: z
    .array(
      z.object({
        id: z.string(),
        premises: z.string(),
        level: z.string(),
        file: z.string(),
        corners: z.tuple([corner, corner, corner, corner]).readonly(),
        place: z.object({ name: bothNames, at: corner, ground: polygons.optional() }).optional(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<CityLayers>

/** What the child says. `failed` is a fault of the input, told in one sentence; `crashed` is ours, with its stack. */
export const importMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), phase: z.enum(importPhases), share: z.number() }),
  z.object({ type: z.literal('done'), manifest: cityManifest }),
  z.object({ type: z.literal('failed'), message: z.string() }),
  z.object({ type: z.literal('crashed'), message: z.string() }),
])
export type ImportMessage = z.infer<typeof importMessage>
