import type { OsmTags } from '../import/osm.ts'

/** Mean household of the seventh census of China, 2020. */
export const peoplePerFlat = 2.62

/** What has been drawn so far. Population is counted, not assumed: every home says `building:flats`. */
export type Tally = {
  readonly note: (tags: OsmTags) => void
  readonly addresses: () => number
  readonly people: () => number
  readonly counts: () => Readonly<Record<string, number>>
}

const countedKeys = ['building', 'amenity', 'shop', 'highway', 'emergency', 'addr:interpolation', 'leisure'] as const
const countedTags = new Set(
  'amenity=police amenity=fire_station amenity=hospital amenity=school emergency=ambulance_station emergency=fire_hydrant emergency=defibrillator place=village type=restriction'.split(' '),
)

export const newTally = (): Tally => {
  const counts = new Map<string, number>()
  let flats = 0
  const raise = (key: string): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return {
    note: (tags) => {
      if (tags['addr:housenumber'] !== undefined) raise('addresses')
      flats += Number(tags['building:flats'] ?? 0)
      for (const key of countedKeys) {
        const value = tags[key]
        if (value === undefined) continue
        raise(key)
      }
      for (const [key, value] of Object.entries(tags)) if (countedTags.has(`${key}=${value}`)) raise(`${key}=${value}`)
    },
    addresses: () => counts.get('addresses') ?? 0,
    people: () => Math.round(flats * peoplePerFlat),
    counts: () => ({ ...Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))), flats }),
  }
}
