import { bridgeNames } from './main-names.ts'
import type { BiName } from '../names/bi-name.ts'
import type { Lattice } from './lattice.ts'
import type { PlanSize } from './plan-size.ts'

/** Which columns of main streets cross the bands. Three cross the river, whatever the size of the town. */
export type Crossings = {
  readonly bridges: readonly number[]
  readonly railway: readonly number[]
  readonly motorway: readonly number[]
  /** the first and last columns, where the motorway ends on an ordinary road, so that one can always turn */
  readonly ends: readonly number[]
  /** crossings of the motorway that have ramps */
  readonly interchanges: readonly number[]
}

const nearestColumn = (lattice: Lattice, x: number): number =>
  lattice.columns.reduce(
    (best, column, i) => (Math.abs(column - x) < Math.abs((lattice.columns[best] ?? Infinity) - x) ? i : best),
    0,
  )

const unique = (columns: readonly number[]): readonly number[] => [...new Set(columns)].toSorted((a, b) => a - b)

export const chooseCrossings = (lattice: Lattice, size: PlanSize): Crossings => {
  const { oldTown, columns } = lattice
  const middle = oldTown.i + 1
  const [west, east] = [nearestColumn(lattice, -size.reachEastM * 0.72), nearestColumn(lattice, size.reachEastM * 0.82)]
  const every = (step: number): number[] => columns.map((_, i) => i).filter((i) => (i - middle) % step === 0)
  const bridges = [Math.min(west, oldTown.i - 1), middle, Math.max(east, middle + 1)]
  const interchanges = unique([Math.min(west, oldTown.i - 1), Math.max(east, middle + 1)])
  const ends = [0, columns.length - 1]
  return {
    bridges,
    railway: unique([...bridges, ...every(3)]),
    motorway: unique([...every(3), ...interchanges, ...ends]),
    ends,
    interchanges,
  }
}

export const bridgeName = (crossings: Crossings, column: number): BiName =>
  bridgeNames[crossings.bridges.indexOf(column)] ?? bridgeNames[1]
