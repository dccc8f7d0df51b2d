import type { Polygon } from '../geometry/polygon.ts'
import type { Pen } from '../pen.ts'
import { randomFrom } from '../random.ts'
import { newLine } from '../streets/road-line.ts'
import type { Junction, NewLine, RoadLine } from '../streets/road-line.ts'
import { eastwardLine, inTown, northwardLine } from './main-line.ts'
import type { Setting } from './main-line.ts'

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

const cornerTags = (setting: Setting, i: number, j: number): Readonly<Record<string, string>> => {
  const crossing = setting.lattice.corner(i, j)
  return inTown(setting.size, crossing) && randomFrom(setting.seed, 33, i, j).chance(0.8)
    ? { highway: 'traffic_signals' }
    : {}
}

/** Makes a thing once for each key. */
const once = <T>(): { readonly get: (key: string, make: () => T) => T; readonly made: ReadonlyMap<string, T> } => {
  const made = new Map<string, T>()
  const get = (key: string, make: () => T): T => {
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make()
    made.set(key, fresh)
    return fresh
  }
  return { get, made }
}

export const layMainStreets = (setting: Setting, pen: Pen): MainStreets => {
  const at = setting.lattice.corner
  const corners = once<Junction>()
  const lines = once<RoadLine>()
  const numbers = once<Set<string>>()
  const mainLine = (from: Junction, to: Junction, line: NewLine): RoadLine =>
    newLine(from, to, { ...line, usedNumbers: numbers.get(line.name?.zh ?? '', () => new Set()) })
  const corner = (i: number, j: number): Junction =>
    corners.get(`${i},${j}`, () => ({ at: at(i, j), metres: 0, node: pen.point(at(i, j), cornerTags(setting, i, j)) }))
  const eastward = (i: number, j: number): RoadLine =>
    lines.get(`eastward,${i},${j}`, () => mainLine(corner(i, j), corner(i + 1, j), eastwardLine(setting, i, j)))
  const northward = (i: number, j: number): RoadLine =>
    lines.get(`northward,${i},${j}`, () => mainLine(corner(i, j), corner(i, j + 1), northwardLine(setting, i, j)))
  const cell = (i: number, j: number): Polygon<RoadLine | undefined> => [
    { at: at(i, j), label: eastward(i, j) },
    { at: at(i + 1, j), label: northward(i + 1, j) },
    { at: at(i + 1, j + 1), label: eastward(i, j + 1) },
    { at: at(i, j + 1), label: northward(i, j) },
  ]
  const has: MainStreets['has'] = (kind, i, j) => lines.made.has(`${kind},${i},${j}`)
  return { corner, eastward, northward, cell, has, all: () => [...lines.made.values()] }
}
