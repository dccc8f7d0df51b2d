import { distance } from '../geometry/point.ts'
import type { Polygon } from '../geometry/polygon.ts'
import type { Pen } from '../pen.ts'
import { randomFrom } from '../random.ts'
import { newLine } from '../streets/road-line.ts'
import type { Junction, NewLine, RoadLine } from '../streets/road-line.ts'
import type { RoadClass } from '../streets/road-class.ts'
import { bridgeName } from './crossings.ts'
import type { Crossings } from './crossings.ts'
import type { Lattice } from './lattice.ts'
import { columnName, rowName } from './main-names.ts'
import type { PlanSize } from './plan-size.ts'

/** The lattice's edges as streets. One exists from the first time somebody asks for it. */
export type MainStreets = {
  readonly corner: (i: number, j: number) => Junction
  /** corner (i, j) -> (i + 1, j) */
  readonly eastward: (i: number, j: number) => RoadLine
  /** corner (i, j) -> (i, j + 1); across a band this is the bridge or underpass */
  readonly northward: (i: number, j: number) => RoadLine
  readonly cell: (i: number, j: number) => Polygon<RoadLine | undefined>
  readonly all: () => readonly RoadLine[]
  readonly has: (kind: 'eastward' | 'northward', i: number, j: number) => boolean
}

const inTown = (size: PlanSize, x: number, y: number): boolean =>
  (x / size.reachEastM) ** 2 + (y / (y > 0 ? size.reachNorthM : size.reachSouthM)) ** 2 < 1.25

const countryClass = (townClass: RoadClass): RoadClass =>
  townClass === 'primary' ? 'secondary' : townClass === 'secondary' ? 'tertiary' : 'unclassified'

type Setting = { readonly seed: number; readonly lattice: Lattice; readonly crossings: Crossings; readonly size: PlanSize }

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
  if (band === 'motorway') return { bridge: 'yes', layer: '1' }
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

const cornerTags = (setting: Setting, i: number, j: number): Readonly<Record<string, string>> => {
  const { x, y } = setting.lattice.corner(i, j)
  return inTown(setting.size, x, y) && randomFrom(setting.seed, 33, i, j).chance(0.8) ? { highway: 'traffic_signals' } : {}
}

/** Metres from where a street starts to count (the old town, the river) to a corner, along the street. */
const countedTo = (corner: Lattice['corner'], steps: readonly (readonly [number, number])[]): number =>
  steps.slice(1).reduce((sum, [i, j], k) => {
    const [fromI, fromJ] = steps[k] ?? [i, j]
    return sum + distance(corner(fromI, fromJ), corner(i, j))
  }, 0)

const steps = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_, k) => from + k * Math.sign(to - from))

export const layMainStreets = (setting: Setting, pen: Pen): MainStreets => {
  const { lattice, size } = setting
  const corners = new Map<string, Junction>()
  const lines = new Map<string, RoadLine>()

  const corner = (i: number, j: number): Junction => {
    const found = corners.get(`${i},${j}`)
    if (found !== undefined) return found
    const at = lattice.corner(i, j)
    const made = { at, metres: 0, node: pen.point(at, cornerTags(setting, i, j)) }
    corners.set(`${i},${j}`, made)
    return made
  }
  const classAt = (townClass: RoadClass, a: Junction, b: Junction): RoadClass =>
    inTown(size, (a.at.x + b.at.x) / 2, (a.at.y + b.at.y) / 2) ? townClass : countryClass(townClass)
  const keep = (key: string, make: () => RoadLine): RoadLine => {
    const line = lines.get(key) ?? make()
    lines.set(key, line)
    return line
  }
  const eastward = (i: number, j: number): RoadLine =>
    keep(`eastward,${i},${j}`, () => {
      const [a, b] = [corner(i, j), corner(i + 1, j)]
      const west = i < lattice.oldTown.i
      const start = west ? lattice.oldTown.i : i === lattice.oldTown.i ? i : lattice.oldTown.i + 1
      const atStartM = countedTo(lattice.corner, steps(start, i).map((k) => [k, j] as const))
      return newLine(a, b, {
        roadClass: classAt(rowClass(setting, j), a, b),
        name: rowName(lattice, i, j),
        oneway: ringDirection(lattice, 'eastward', i, j),
        numbers: { atStartM, grow: west ? -1 : 1 },
      })
    })
  const northward = (i: number, j: number): RoadLine =>
    keep(`northward,${i},${j}`, () => {
      const [a, b] = [corner(i, j), corner(i, j + 1)]
      const south = j < lattice.riverRow
      const start = lattice.riverRow + (south ? 0 : 1)
      const atStartM = countedTo(lattice.corner, steps(start, j).map((k) => [i, k] as const))
      return newLine(a, b, {
        roadClass: classAt(columnClass(setting, i), a, b),
        name: lattice.rows[j]?.band === 'river' ? bridgeName(setting.crossings, i) : columnName(lattice, i, j),
        oneway: ringDirection(lattice, 'northward', i, j),
        numbers: { atStartM, grow: south ? -1 : 1 },
        extra: bandTags(setting, i, j),
      })
    })
  const cell = (i: number, j: number): Polygon<RoadLine | undefined> => [
    { at: lattice.corner(i, j), label: eastward(i, j) },
    { at: lattice.corner(i + 1, j), label: northward(i + 1, j) },
    { at: lattice.corner(i + 1, j + 1), label: eastward(i, j + 1) },
    { at: lattice.corner(i, j + 1), label: northward(i, j) },
  ]
  return { corner, eastward, northward, cell, all: () => [...lines.values()], has: (kind, i, j) => lines.has(`${kind},${i},${j}`) }
}
