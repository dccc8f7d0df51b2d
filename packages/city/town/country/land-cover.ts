import type { OsmTags } from '../../import/osm.ts'
import type { Point } from '../geometry/point.ts'
import { randomFrom } from '../random.ts'
import type { Random } from '../random.ts'

/** What grows where: hills are wooded in one piece, ponds lie together in the low ground, the rest is fields. */
export type LandCover = (at: Point, random: Random) => OsmTags | undefined

type Swell = { readonly x: number; readonly y: number; readonly phase: number }

const swells = (random: Random, lengthM: number): readonly Swell[] =>
  Array.from({ length: 4 }, () => {
    const [heading, rate] = [random.between(0, 2 * Math.PI), (2 * Math.PI) / (lengthM * random.between(0.7, 1.4))]
    return { x: Math.cos(heading) * rate, y: Math.sin(heading) * rate, phase: random.between(0, 2 * Math.PI) }
  })
const heightAt = (waves: readonly Swell[], { x, y }: Point): number =>
  waves.reduce((sum, w) => sum + Math.sin(w.x * x + w.y * y + w.phase), 0) / 2

const fields: readonly [OsmTags, ...OsmTags[]] = [
  { landuse: 'farmland', crop: 'rice' },
  { landuse: 'farmland', crop: 'rice' },
  { landuse: 'farmland', crop: 'rice' },
  { landuse: 'farmland', crop: 'vegetables' },
  { landuse: 'farmland' },
  { landuse: 'meadow' },
]

export const layLandCover = (seed: number): LandCover => {
  const [hills, hollows] = [swells(randomFrom(seed, 81), 2600), swells(randomFrom(seed, 82), 1500)]
  return (at, random) => {
    const height =
      heightAt(hills, at) + Math.min(0.5, Math.max(-0.6, (Math.abs(at.y) - 1500) / 2500)) + random.between(-0.1, 0.1)
    if (height > 0.75) return random.chance(0.1) ? { landuse: 'forest' } : { natural: 'wood' }
    if (height > 0.55) return random.chance(0.6) ? { landuse: 'orchard' } : { natural: 'scrub' }
    if (heightAt(hollows, at) > 0.95 && random.chance(0.6))
      return { landuse: 'aquaculture', natural: 'water', water: 'pond' }
    return random.chance(0.05) ? undefined : random.pick(fields)
  }
}

export const isWooded = (tags: OsmTags): boolean => tags['natural'] === 'wood' || tags['landuse'] === 'forest'
