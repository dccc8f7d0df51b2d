import { readOsm } from '../import/index.ts'
import type { OsmTags } from '../import/osm.ts'
import { peoplePerFlat } from './tally.ts'

/** A spot from which somebody may call, with the words they would say for it where the map has them. */
export type CallPlace = {
  readonly kind: 'home' | 'public' | 'street'
  readonly lon: number
  readonly lat: number
  readonly words: { readonly zh?: string; readonly en?: string }
}

/** `draw` takes a number from 0 to below 1: homes by their residents, then public places and streets. */
export type CallPlaces = {
  readonly count: number
  readonly residents: number
  readonly draw: (chance: number) => CallPlace
}

/** People about a shop, school or office, as against those who live in a home. */
const publicWeight = 3
/** of all calls, from the street */
const streetShare = 0.15

type Found = {
  readonly kind: CallPlace['kind']
  readonly weight: number
  readonly words: CallPlace['words']
  readonly a: number
  readonly b: number
}

const flatBuildings: Readonly<Record<string, number>> = {
  house: 1,
  detached: 1,
  semidetached_house: 1,
  terrace: 3,
  residential: 4,
  apartments: 12,
  dormitory: 20,
  farm: 1,
}

/** How many people live in a building: from its flats where the map says so, else by its kind. */
export const residentsOf = (tags: OsmTags): number => {
  const flats = Number(
    tags['building:flats'] ?? flatBuildings[tags['building'] ?? ''] ?? (tags['addr:housenumber'] === undefined ? 0 : 1),
  )
  return Number.isFinite(flats) ? flats * peoplePerFlat : peoplePerFlat
}

const hasHan = (text: string | undefined): boolean => text !== undefined && /\p{Script=Han}/u.test(text)

const numbered = (tags: OsmTags): CallPlace['words'] => {
  const [street, number, house] = [tags['addr:street'], tags['addr:housenumber'], tags['addr:housename'] ?? '']
  if (street === undefined || number === undefined) return {}
  const english = tags['addr:street:en'] ?? (hasHan(street) ? undefined : street)
  return {
    ...(hasHan(street) ? { zh: `${street}${number}号${house}` } : {}),
    ...(english === undefined ? {} : { en: `${number} ${english}` }),
  }
}

const wordsOf = (tags: OsmTags): CallPlace['words'] => {
  const [zh, en] = [
    tags['name:zh'] ?? (hasHan(tags['name']) ? tags['name'] : undefined),
    tags['name:en'] ?? (hasHan(tags['name']) ? undefined : tags['name']),
  ]
  return { ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }), ...numbered(tags) }
}

const isPublic = (tags: OsmTags): boolean =>
  tags['shop'] !== undefined || tags['amenity'] !== undefined || tags['tourism'] !== undefined
const drivable = /^(?:trunk|primary|secondary|tertiary|residential|unclassified)$/

const foundInWay = (refs: readonly number[], tags: OsmTags): Found | undefined => {
  const [a, b] = [refs[0], refs[Math.floor(refs.length / 2)]]
  if (a === undefined || b === undefined) return undefined
  if (tags['building'] !== undefined) {
    const residents = isPublic(tags) ? 0 : residentsOf(tags)
    const kind = residents > 0 ? 'home' : 'public'
    return residents > 0 || isPublic(tags)
      ? { kind, weight: residents || publicWeight, words: wordsOf(tags), a, b }
      : undefined
  }
  const named = drivable.test(tags['highway'] ?? '') && tags['name'] !== undefined
  return named ? { kind: 'street', weight: 1, words: wordsOf(tags), a: b, b } : undefined
}

const foundAtNode = (id: number, tags: OsmTags): Found | undefined => {
  if (isPublic(tags)) return { kind: 'public', weight: publicWeight, words: wordsOf(tags), a: id, b: id }
  const home = tags['addr:housenumber'] !== undefined && tags['entrance'] === undefined
  return home ? { kind: 'home', weight: peoplePerFlat, words: numbered(tags), a: id, b: id } : undefined
}

const readFound = async (file: string): Promise<readonly Found[]> => {
  const found: Found[] = []
  const keep = (one: Found | undefined): void => {
    if (one !== undefined) found.push(one)
  }
  await readOsm(file, {
    node: ({ id, tags }) => keep(foundAtNode(id, tags)),
    way: ({ refs, tags }) => keep(foundInWay(refs, tags)),
  })
  return found
}

const readPositions = async (
  file: string,
  found: readonly Found[],
): Promise<ReadonlyMap<number, readonly [number, number]>> => {
  const wanted = new Set(found.flatMap(({ a, b }) => [a, b]))
  const positions = new Map<number, readonly [number, number]>()
  await readOsm(file, { node: ({ id, lon, lat }) => void (wanted.has(id) && positions.set(id, [lon, lat])) })
  return positions
}

const sumOf = (found: readonly Found[], isCounted: (one: Found) => boolean): number =>
  found.reduce((sum, one) => (isCounted(one) ? sum + one.weight : sum), 0)

/** First index whose running total exceeds `at`. */
const spot = (totals: Float64Array, at: number): number => {
  let [low, high] = [0, totals.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((totals[middle] ?? 0) > at) high = middle
    else low = middle + 1
  }
  return low
}

const weigh = (found: readonly Found[]): Float64Array => {
  const [streets, others] = [sumOf(found, (one) => one.kind === 'street'), sumOf(found, (one) => one.kind !== 'street')]
  const perStreet = streets === 0 ? 0 : others === 0 ? 1 : ((others / (1 - streetShare)) * streetShare) / streets
  let total = 0
  return Float64Array.from(found, (one) => (total += one.kind === 'street' ? perStreet : one.weight))
}

/**
 * Reads from any extract where its people may call from. Throws when the file is none (see `readOsm`) or holds neither
 * homes nor named streets.
 */
export const readCallPlaces = async (file: string): Promise<CallPlaces> => {
  const all = await readFound(file)
  const positions = await readPositions(file, all)
  const found = all.filter(({ a, b }) => positions.has(a) && positions.has(b))
  if (found.length === 0)
    throw new RangeError(`${file} holds no homes and no named streets: take an extract of an inhabited place`)
  const totals = weigh(found)
  const draw = (chance: number): CallPlace => {
    const one = found[spot(totals, chance * (totals.at(-1) ?? 0))]
    const [a, b] = [positions.get(one?.a ?? 0), positions.get(one?.b ?? 0)]
    if (one === undefined || a === undefined || b === undefined)
      throw new RangeError(`chance must be from 0 to below 1, not ${chance}`)
    return { kind: one.kind, lon: (a[0] + b[0]) / 2, lat: (a[1] + b[1]) / 2, words: one.words }
  }
  return { count: found.length, residents: Math.round(sumOf(found, (one) => one.kind === 'home')), draw }
}
