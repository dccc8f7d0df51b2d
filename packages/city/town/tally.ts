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

const countedKeys = new Set('building amenity shop highway emergency addr:interpolation leisure'.split(' '))
const countedTags = new Set(
  'amenity=police amenity=fire_station amenity=hospital amenity=school emergency=ambulance_station emergency=fire_hydrant emergency=defibrillator place=village type=restriction'.split(
    ' ',
  ),
)
const keysOfCountedTags = new Set([...countedTags].map((tag) => tag.split('=')[0]))

export const newTally = (): Tally => {
  const counts = new Map<string, number>()
  let flats = 0
  const raise = (key: string): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return {
    note: (tags) => {
      for (const key in tags) {
        if (countedKeys.has(key)) raise(key)
        if (key === 'addr:housenumber') raise('addresses')
        if (key === 'building:flats') flats += Number(tags[key])
        if (keysOfCountedTags.has(key) && countedTags.has(`${key}=${tags[key]}`)) raise(`${key}=${tags[key]}`)
      }
    },
    addresses: () => counts.get('addresses') ?? 0,
    people: () => Math.round(flats * peoplePerFlat),
    counts: () => ({ ...Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))), flats }),
  }
}
