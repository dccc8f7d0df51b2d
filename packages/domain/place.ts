import { z } from 'zod'

/** A point in WGS 84 degrees, lon before lat. */
export const point = z.object({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })
export type Point = Readonly<z.infer<typeof point>>

/** Where the point of a place comes from. */
export const placeSources = [
  'address',
  'crossing',
  'street',
  'poi',
  'coordinates',
  'map',
  'caller',
  'device',
  'partner',
  /** by a name that this centre was taught */
  'taught',
  'kmpost',
  'fixture',
] as const

/**
 * A place that somebody chose: from the gazetteer, on the map, or taken over from the caller's position.
 * `radiusM` is the doubt; `label` is the gazetteer's line as the signs there have it, never what was typed; `labelEn` the same for
 * who reads no Chinese, where the gazetteer has it.
 */
export const chosenPlace = z.object({
  point,
  radiusM: z.number().min(0).max(100_000),
  label: z.string().max(300),
  labelEn: z.string().max(300).optional(),
  source: z.enum(placeSources),
})
export type ChosenPlace = Readonly<z.infer<typeof chosenPlace>>
