import type { SiteMaking } from '../blocks/site.ts'
import { between, distance, itemAt } from '../geometry/point.ts'
import type { Point } from '../geometry/point.ts'
import type { BiName } from '../names/bi-name.ts'
import { oldTownStreets } from '../names/street-names.ts'
import type { Land } from '../streets/divide.ts'
import { joinAt } from '../streets/join.ts'
import { newLine } from '../streets/road-line.ts'
import type { Junction, RoadLine } from '../streets/road-line.ts'

/**
 * Crooked streets from wall to wall of the ring, each one-way against its neighbour, so that one drives round for a
 * door that is close by. The ring is one-way too and ties their ends together.
 */
const [columns, rows] = [6, 5] as const
const walkingStreet = { row: 2, from: 2, to: 4 } as const

type Ring = { readonly south: RoadLine; readonly east: RoadLine; readonly north: RoadLine; readonly west: RoadLine }

const ringOf = (land: Land): Ring => {
  const [south, east, north, west] = land.map((side) => side.label)
  if (south === undefined || east === undefined || north === undefined || west === undefined) {
    throw new Error('the old town needs a street on each of its four sides')
  }
  return { south, east, north, west }
}

const ringLineAt = (ring: Ring, a: number, b: number): RoadLine | undefined =>
  b === 0 ? ring.south : b === rows ? ring.north : a === 0 ? ring.west : a === columns ? ring.east : undefined

const steps = (count: number): readonly number[] => Array.from({ length: count }, (_, k) => k)

/** Crossing [a][b], a from west to east, b from south to north; the outermost lie on the ring. */
const layCrossings = ({ random, town }: SiteMaking, land: Land, ring: Ring): readonly (readonly Junction[])[] => {
  const at = (k: number): Point => itemAt(land, k).at
  const share = (k: number, count: number): number => (k + (k % count === 0 ? 0 : random.between(-0.26, 0.26))) / count
  return steps(columns + 1).map((a) =>
    steps(rows + 1).map((b) => {
      const [s, t] = [share(a, columns), share(b, rows)]
      const place = between(between(at(0), at(1), s), between(at(3), at(2), s), t)
      const line = ringLineAt(ring, a, b)
      return line === undefined
        ? { at: place, metres: 0, node: town.pen.point(place) }
        : joinAt(line, place, town.junction)
    }),
  )
}

/** One street through the old town, in pieces from crossing to crossing. */
const layStreet = (
  crossings: readonly Junction[],
  name: BiName,
  oneway: 1 | -1,
  walks: (k: number) => boolean,
): readonly RoadLine[] => {
  let atStartM = 0
  const usedNumbers = new Set<string>()
  return crossings.slice(1).map((to, k) => {
    const from = itemAt(crossings, k)
    const walking = walks(k)
    const look = walking
      ? ({ roadClass: 'pedestrian', oneway: 0 } as const)
      : ({ roadClass: 'residential', oneway } as const)
    const line = newLine(from, to, { ...look, name, numbers: { atStartM, grow: 1 }, usedNumbers })
    atStartM += distance(from.at, to.at)
    return line
  })
}

const never = (): boolean => false
const walksAlong = (k: number): boolean => k >= walkingStreet.from && k < walkingStreet.to

export type OldTownPlan = { readonly blocks: readonly Land[]; readonly streets: readonly RoadLine[] }

/** In: a cell with a street on each side. Out: its streets, and its blocks column by column from the south-west. */
export const layOldTown = (making: SiteMaking, land: Land): OldTownPlan => {
  const ring = ringOf(land)
  const crossings = layCrossings(making, land, ring)
  const row = (b: number): readonly Junction[] => crossings.map((column) => itemAt(column, b))
  const eastward = steps(rows - 1).map((k) =>
    layStreet(
      row(k + 1),
      itemAt(oldTownStreets, k),
      k % 2 === 0 ? 1 : -1,
      k + 1 === walkingStreet.row ? walksAlong : never,
    ),
  )
  const northward = steps(columns - 1).map((k) =>
    layStreet(itemAt(crossings, k + 1), itemAt(oldTownStreets, rows - 1 + k), k % 2 === 0 ? 1 : -1, never),
  )
  const across = (a: number, b: number): RoadLine => ringLineAt(ring, 1, b) ?? itemAt(itemAt(eastward, b - 1), a)
  const up = (a: number, b: number): RoadLine => ringLineAt(ring, a, 1) ?? itemAt(itemAt(northward, a - 1), b)
  const corner = (a: number, b: number): Point => itemAt(itemAt(crossings, a), b).at
  const blocks = steps(columns * rows).map((n): Land => {
    const [a, b] = [Math.floor(n / rows), n % rows]
    return [
      { at: corner(a, b), label: across(a, b) },
      { at: corner(a + 1, b), label: up(a + 1, b) },
      { at: corner(a + 1, b + 1), label: across(a, b + 1) },
      { at: corner(a, b + 1), label: up(a, b) },
    ]
  })
  return { blocks, streets: [...eastward, ...northward].flat() }
}
