import { cross, distance, dot, minus } from '../geometry/point.ts'
import type { Point } from '../geometry/point.ts'
import type { BiName } from '../names/bi-name.ts'
import type { RoadClass } from './road-class.ts'

/** A junction on a line: where, as metres from its start on the plan, and the OSM node. */
export type Junction = { readonly at: Point; readonly metres: number; readonly node: number }

/** A straight piece of street on the plan between two junctions, and those found on it since. */
export type RoadLine = {
  readonly from: Junction
  readonly to: Junction
  readonly lengthM: number
  readonly roadClass: RoadClass
  readonly name: BiName | undefined
  /** 1: only from -> to; -1: only to -> from; 0: both ways */
  readonly oneway: -1 | 0 | 1
  /** House numbers count metres of the whole street: what the line's start has, and whether they grow along it. */
  readonly numbers: { readonly atStartM: number; readonly grow: 1 | -1 }
  readonly extra: Readonly<Record<string, string>>
  readonly junctions: Junction[]
  /** taken already; lines of one street share it */
  readonly usedNumbers: Set<string>
}

export type NewLine = Pick<RoadLine, 'roadClass' | 'name'> &
  Partial<Pick<RoadLine, 'oneway' | 'numbers' | 'extra' | 'usedNumbers'>>

export const newLine = (from: Junction, to: Junction, line: NewLine): RoadLine => {
  const lengthM = distance(from.at, to.at)
  return {
    from: { ...from, metres: 0 },
    to: { ...to, metres: lengthM },
    lengthM,
    oneway: 0,
    numbers: { atStartM: 0, grow: 1 },
    extra: {},
    junctions: [],
    usedNumbers: new Set(),
    ...line,
  }
}

export const metresAlong = (line: RoadLine, p: Point): number =>
  dot(minus(p, line.from.at), minus(line.to.at, line.from.at)) / line.lengthM

export const sideOf = (line: RoadLine, p: Point): 'left' | 'right' =>
  cross(minus(line.to.at, line.from.at), minus(p, line.from.at)) > 0 ? 'left' : 'right'

export const junctionsInOrder = (line: RoadLine): readonly Junction[] => [
  line.from,
  ...line.junctions.toSorted((a, b) => a.metres - b.metres),
  line.to,
]

export const nearestJunction = (line: RoadLine, metres: number): Junction | undefined =>
  line.junctions.reduce<Junction | undefined>(
    (best, one) => (best === undefined || Math.abs(one.metres - metres) < Math.abs(best.metres - metres) ? one : best),
    undefined,
  )

const metresPerNumber = 5

/**
 * The house number for a plot at `p`: odd on the left of the street's counting direction, even on the right, growing
 * by two every 5 m. A second house on the same 5 m gets `12-1` (Chinese signs say 12号之一).
 */
export const takeNumber = (line: RoadLine, p: Point): string => {
  const metres = line.numbers.atStartM + line.numbers.grow * metresAlong(line, p)
  const odd = (sideOf(line, p) === 'left') === (line.numbers.grow === 1)
  const number = 2 * Math.max(0, Math.floor(metres / metresPerNumber)) + (odd ? 1 : 2)
  let text = `${number}`
  for (let behind = 1; line.usedNumbers.has(text); behind++) text = `${number}-${behind}`
  line.usedNumbers.add(text)
  return text
}
