import { randomFrom } from '../random.ts'
import type { Random } from '../random.ts'
import type { Point } from '../geometry/point.ts'
import type { PlanSize } from './plan-size.ts'

/** A band is a row that nothing is built in: river, railway, motorway. Few streets cross it. */
export type Band = 'river' | 'railway' | 'motorway'
export type Row = { readonly south: number; readonly north: number; readonly band?: Band }

/**
 * The frame of main streets: columns and rows of uneven width, their crossings pushed about. Cell (i, j) lies between
 * columns i, i+1 and in row j; corner (i, j) is its south-west one.
 */
export type Lattice = {
  readonly columns: readonly number[]
  readonly rows: readonly Row[]
  readonly corner: (i: number, j: number) => Point
  readonly oldTown: { readonly i: number; readonly j: number }
  readonly riverRow: number
}

export const riverHalfWidthM = 105
/** from the middle of the river to the streets on its banks */
export const embankmentM = 152
const oldTownHalfM = 430
const oldTownHighM = 800

/** Steps outwards until both reaches are passed: town-sized first, then country-sized. */
const stepsOutwards = (random: Random, start: number, townM: number, landM: number): readonly number[] => {
  const steps: number[] = []
  for (let at = start; at < landM;) {
    at += at < townM ? random.between(400, 640) : random.between(800, 1150)
    steps.push(at)
  }
  return steps
}

const countryM = 1500

const layColumns = (seed: number, size: PlanSize): readonly number[] => {
  const random = randomFrom(seed, 21)
  const east = stepsOutwards(random, oldTownHalfM, size.reachEastM, size.reachEastM + countryM)
  const west = stepsOutwards(random, oldTownHalfM, size.reachEastM, size.reachEastM + countryM)
  return [...west.toReversed().map((x) => -x), -oldTownHalfM, oldTownHalfM, ...east]
}

const rowsBetween = (edges: readonly number[]): readonly Row[] =>
  edges.slice(1).map((edge, at) => {
    const before = edges[at] ?? edge
    return { south: Math.min(before, edge), north: Math.max(before, edge) }
  })

/** Opens a band in rows that run outwards, at the first row edge past `afterM`. */
const withBand = (edges: readonly number[], afterM: number, wideM: number, band: Band): readonly Row[] => {
  const cut = edges.findIndex((edge) => Math.abs(edge) >= afterM)
  const edge = edges[cut] ?? 0
  const away = Math.sign(edge) * wideM
  const within = rowsBetween([edge, edge + away]).map((row) => ({ ...row, band }))
  return [...rowsBetween(edges.slice(0, cut + 1)), ...within, ...rowsBetween(edges.slice(cut).map((y) => y + away))]
}

/** the motorway's distance as a share of the town's reach northwards */
const motorwayAt = 1.25
const beyond = (reachM: number): number => reachM + 1000

const layRows = (seed: number, size: PlanSize): readonly Row[] => {
  const random = randomFrom(seed, 22)
  const top = embankmentM + oldTownHighM
  const north = [
    embankmentM,
    top,
    ...stepsOutwards(random, top, size.reachNorthM, beyond(size.reachNorthM * motorwayAt)),
  ]
  const south = [embankmentM, ...stepsOutwards(random, embankmentM, size.reachSouthM, beyond(size.reachSouthM))].map(
    (y) => -y,
  )
  return [
    ...withBand(south, size.reachSouthM * 0.75, 96, 'railway').toReversed(),
    { south: -embankmentM, north: embankmentM, band: 'river' },
    ...withBand(north, size.reachNorthM * motorwayAt, 280, 'motorway'),
  ]
}

const bordersBand = (rows: readonly Row[], j: number): boolean =>
  rows[j]?.band !== undefined || rows[j - 1]?.band !== undefined

export const layLattice = (seed: number, size: PlanSize): Lattice => {
  const columns = layColumns(seed, size)
  const rows = layRows(seed, size)
  const riverRow = rows.findIndex((row) => row.band === 'river')
  const corner = (i: number, j: number): Point => {
    const x = columns[i] ?? 0
    const y = rows[j]?.south ?? rows[j - 1]?.north ?? 0
    const gap = Math.min(x - (columns[i - 1] ?? x - 900), (columns[i + 1] ?? x + 900) - x)
    // both ends of a crossing get the same push, so that bridges stand square to what they cross
    const overBand = rows[j - 1]?.band === undefined ? j : j - 1
    const random = randomFrom(seed, 23, i, overBand)
    const shiftX =
      Math.abs(x) > oldTownHalfM + 1 || bordersBand(rows, j) ? random.between(-0.2, 0.2) * gap : random.between(-40, 40)
    return { x: x + shiftX, y: bordersBand(rows, j) ? y : y + random.between(-85, 85) }
  }
  const oldTown = { i: columns.indexOf(-oldTownHalfM), j: riverRow + 1 }
  return { columns, rows, corner, oldTown, riverRow }
}
