import { between, distance } from '../geometry/point.ts'
import type { Point } from '../geometry/point.ts'
import { randomFrom } from '../random.ts'
import type { NewLine } from '../streets/road-line.ts'
import type { RoadClass } from '../streets/road-class.ts'
import { bridgeName } from './crossings.ts'
import type { Crossings } from './crossings.ts'
import type { Lattice } from './lattice.ts'
import { columnName, rowName } from './main-names.ts'
import type { PlanSize } from './plan-size.ts'

export const inTown = (size: PlanSize, { x, y }: Point): boolean =>
  (x / size.reachEastM) ** 2 + (y / (y > 0 ? size.reachNorthM : size.reachSouthM)) ** 2 < 1.25

const countryClass = (townClass: RoadClass): RoadClass =>
  townClass === 'primary' ? 'secondary' : townClass === 'secondary' ? 'tertiary' : 'unclassified'

export type Setting = {
  readonly seed: number
  readonly lattice: Lattice
  readonly crossings: Crossings
  readonly size: PlanSize
}

const columnClass = ({ lattice, crossings, seed }: Setting, i: number): RoadClass => {
  if (i === lattice.oldTown.i + 1) return 'primary'
  if (crossings.bridges.includes(i)) return 'secondary'
  return randomFrom(seed, 31, i).chance(0.35) ? 'secondary' : 'tertiary'
}

const rowClass = ({ lattice, seed }: Setting, j: number): RoadClass => {
  const { riverRow, rows } = lattice
  if (j === riverRow + 2) return 'primary'
  if (j === riverRow || j === riverRow + 1 || rows[j]?.band === 'railway') return 'secondary'
  return randomFrom(seed, 32, j).chance(0.35) ? 'secondary' : 'tertiary'
}

const bandTags = (setting: Setting, i: number, j: number): NewLine['extra'] => {
  const band = setting.lattice.rows[j]?.band
  if (band === 'railway') return { tunnel: 'yes', layer: '-1' }
  if (band === 'motorway') return setting.crossings.ends.includes(i) ? {} : { bridge: 'yes', layer: '1' }
  if (band === undefined) return {}
  const { zh, en } = bridgeName(setting.crossings, i)
  return { bridge: 'yes', layer: '1', 'bridge:name': zh, 'bridge:name:en': en }
}

/** The ring round the old town runs one way, counter-clockwise as traffic on the right likes it. */
const ringDirection = ({ oldTown }: Lattice, kind: 'eastward' | 'northward', i: number, j: number): -1 | 0 | 1 => {
  if (kind === 'eastward' && i === oldTown.i) return j === oldTown.j ? 1 : j === oldTown.j + 1 ? -1 : 0
  if (kind === 'northward' && j === oldTown.j) return i === oldTown.i ? -1 : i === oldTown.i + 1 ? 1 : 0
  return 0
}

/** Metres from where a street starts to count (the old town, the river) to a corner, along the street. */
const countedTo = (corner: Lattice['corner'], steps: readonly (readonly [number, number])[]): number =>
  steps.slice(1).reduce((sum, [i, j], k) => {
    const [fromI, fromJ] = steps[k] ?? [i, j]
    return sum + distance(corner(fromI, fromJ), corner(i, j))
  }, 0)

const steps = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_, k) => from + k * Math.sign(to - from))

const classAt = ({ size }: Setting, townClass: RoadClass, a: Point, b: Point): RoadClass =>
  inTown(size, between(a, b, 0.5)) ? townClass : countryClass(townClass)

/** The street from corner (i, j) to (i + 1, j). West of the old town its numbers grow westwards. */
export const eastwardLine = (setting: Setting, i: number, j: number): NewLine => {
  const { corner, oldTown } = setting.lattice
  const west = i < oldTown.i
  const start = west || i === oldTown.i ? oldTown.i : oldTown.i + 1
  const path = steps(start, i).map((k) => [k, j] as const)
  return {
    roadClass: classAt(setting, rowClass(setting, j), corner(i, j), corner(i + 1, j)),
    name: rowName(setting.lattice, i, j),
    oneway: ringDirection(setting.lattice, 'eastward', i, j),
    numbers: { atStartM: countedTo(corner, path), grow: west ? -1 : 1 },
  }
}

/** The street from corner (i, j) to (i, j + 1). Its numbers grow away from the river. */
export const northwardLine = (setting: Setting, i: number, j: number): NewLine => {
  const { corner, riverRow, rows } = setting.lattice
  const south = j < riverRow
  const path = steps(riverRow + (south ? 0 : 1), j).map((k) => [i, k] as const)
  return {
    roadClass: classAt(setting, columnClass(setting, i), corner(i, j), corner(i, j + 1)),
    name: rows[j]?.band === 'river' ? bridgeName(setting.crossings, i) : columnName(setting.lattice, i, j),
    oneway: ringDirection(setting.lattice, 'northward', i, j),
    numbers: { atStartM: countedTo(corner, path), grow: south ? -1 : 1 },
    extra: bandTags(setting, i, j),
  }
}
