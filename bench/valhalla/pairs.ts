import { readShapes } from '../../packages/city/import/read-shapes.ts'
import { metresBetween, type LonLat } from '../../packages/city/roads/index.ts'

export type Pair = { readonly from: LonLat; readonly to: LonLat }

// Every class that a car might use, whatever its other tags say: neither router's rules choose the places.
const classes = new Set(
  `motorway motorway_link trunk trunk_link primary primary_link secondary secondary_link tertiary tertiary_link
  unclassified residential living_street service road track`.split(/\s+/),
)

/** Draws places on an extract's roads, each metre of road as likely as any other. The same seed gives the same places. */
export async function placesOnRoads(extract: string, seed: number): Promise<() => LonLat> {
  const ends: number[] = []
  const segments: (readonly [LonLat, LonLat])[] = []
  let total = 0
  await readShapes(extract, {
    line: ({ tags, line }) => {
      if (!classes.has(tags['highway'] ?? '')) return
      for (let i = 0; i + 3 < line.length; i += 2) {
        const a = { lon: line[i] ?? 0, lat: line[i + 1] ?? 0 }
        const b = { lon: line[i + 2] ?? 0, lat: line[i + 3] ?? 0 }
        total += metresBetween(a, b)
        ends.push(total)
        segments.push([a, b])
      }
    },
  })
  const random = randomFrom(seed)
  return () => {
    const at = random() * total
    const [a, b] = segments[firstAbove(ends, at)] ?? [origin, origin]
    const share = random()
    return { lon: a.lon + share * (b.lon - a.lon), lat: a.lat + share * (b.lat - a.lat) }
  }
}

const origin = { lon: 0, lat: 0 }

function firstAbove(ends: readonly number[], at: number): number {
  let low = 0
  let high = ends.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ends[middle] ?? 0) > at) high = middle
    else low = middle + 1
  }
  return low
}

/** Mulberry32, a small generator that is good enough to draw places: 0 to 1. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
