import type { OsmTags } from '../import/osm.ts'

/** What a stretch of road, or a barrier on it, lets pass. 0: nothing is said. `bars`: vehicles that the signs keep out. */
export type Limits = {
  readonly heightCm: number
  /** in steps of 10 kg */
  readonly weight10kg: number
  readonly widthCm: number
  readonly lengthCm: number
  readonly bars: number
}

/** What `Limits.bars` says: no heavy goods vehicles, no motorcycles. */
export const barred = { heavy: 1, motorcycle: 2 } as const

/** Numbers a limit has in `RoadData.limitValues`, in the order of `Limits`. */
export const limitColumns = 5

const most = 0xffff
const noneOf = (limits: Limits) => !Object.values(limits).some((value) => value > 0)

// Those who have business there may still begin and end there, which a limit never forbids.
const notThrough = new Set(
  'no destination delivery private permit customers residents agricultural forestry'.split(' '),
)

/** The limits of a way; undefined where its tags say nothing. Signs do not bind where emergency vehicles are let in. */
export function wayLimits(tags: OsmTags): Limits | undefined {
  const isExempt = /^(yes|designated|official)$/.test(tags['emergency'] ?? '')
  const heavy = !isExempt && notThrough.has(tags['hgv'] ?? '') ? barred.heavy : 0
  const motorcycle = !isExempt && notThrough.has(tags['motorcycle'] ?? '') ? barred.motorcycle : 0
  const limits = { ...sizeLimits(tags), bars: heavy | motorcycle }
  return noneOf(limits) ? undefined : limits
}

/** The limits of a node (a height restrictor, a gate between posts); undefined where there are none. */
export function nodeLimits(tags: OsmTags): Limits | undefined {
  const limits = { ...sizeLimits(tags), bars: 0 }
  return noneOf(limits) ? undefined : limits
}

function sizeLimits(tags: OsmTags): Omit<Limits, 'bars'> {
  const lengthOf = (...keys: string[]) => least(keys.map((key) => parseLengthM(tags[key])).map((m) => m && m * 100))
  return {
    heightCm: lengthOf('maxheight', 'maxheight:physical'),
    weight10kg: least([tags['maxweight'], tags['maxweightrating']].map(parseWeightT).map((t) => t && t * 100)),
    widthCm: lengthOf('maxwidth', 'maxwidth:physical'),
    lengthCm: lengthOf('maxlength'),
  }
}

function least(values: readonly (number | undefined)[]): number {
  const known = values.filter((value) => value !== undefined).filter((value) => value > 0)
  return known.length === 0 ? 0 : Math.min(most, Math.round(Math.min(...known)))
}

/** Of two limits, the narrower in each way; both sets of barred vehicles. */
export function narrower(a: Limits, b: Limits): Limits {
  const min = (one: number, other: number) => (one === 0 || other === 0 ? Math.max(one, other) : Math.min(one, other))
  return {
    heightCm: min(a.heightCm, b.heightCm),
    weight10kg: min(a.weight10kg, b.weight10kg),
    widthCm: min(a.widthCm, b.widthCm),
    lengthCm: min(a.lengthCm, b.lengthCm),
    bars: a.bars | b.bars,
  }
}

const footM = 0.3048

/** A length as https://wiki.openstreetmap.org/wiki/Key:maxheight writes it: 3.8, 3.8 m, 380 cm, 12'6", 12 ft. Metres. */
export function parseLengthM(text: string | undefined): number | undefined {
  const feet = /^(\d+(?:\.\d+)?)\s*(?:'|ft)\s*(?:(\d+(?:\.\d+)?)\s*(?:"|''|in))?$/.exec(text?.trim() ?? '')
  if (feet) return plausible((Number(feet[1]) + Number(feet[2] ?? 0) / 12) * footM, 50)
  const metric = /^(\d+(?:[.,]\d+)?)\s*(m|cm)?$/.exec(text?.trim() ?? '')
  if (!metric) return undefined
  return plausible(Number(metric[1]?.replace(',', '.')) / (metric[2] === 'cm' ? 100 : 1), 50)
}

const unitTonnes: Readonly<Record<string, number>> = {
  t: 1,
  kg: 0.001,
  st: 0.907185,
  lbs: 0.000453592,
  lb: 0.000453592,
}

/** A weight as https://wiki.openstreetmap.org/wiki/Key:maxweight writes it: 7.5, 7.5 t, 3500 kg, 16 st. Tonnes. */
export function parseWeightT(text: string | undefined): number | undefined {
  const read = /^(\d+(?:[.,]\d+)?)\s*(t|kg|st|lbs?)?$/.exec(text?.trim() ?? '')
  if (!read) return undefined
  return plausible(Number(read[1]?.replace(',', '.')) * (unitTonnes[read[2] ?? 't'] ?? 1), 600)
}

const plausible = (value: number, top: number) => (value > 0.3 && value <= top ? value : undefined)
