import type { Point } from '@tocsin/domain'
import type { PositionRow } from './messages.ts'

/** The last known position of a unit. `at` is when it was measured, milliseconds; speed in m/s, heading in degrees. */
export type UnitPosition = {
  readonly unit: string
  readonly point: Point
  readonly at: number
  readonly speedMps: number | null
  readonly headingDeg: number | null
}

export type PositionsListener = (changed: readonly UnitPosition[]) => void

/** Latest position of each unit: what the server told last, which is what it believes, also after a clock was set back. */
export type Positions = {
  apply(rows: readonly PositionRow[]): void
  get(unit: string): UnitPosition | undefined
  all(): readonly UnitPosition[]
  subscribe(listener: PositionsListener): () => void
}

export function createPositions(): Positions {
  const byUnit = new Map<string, UnitPosition>()
  const listeners = new Set<PositionsListener>()
  let list: readonly UnitPosition[] | undefined

  function apply(rows: readonly PositionRow[]): void {
    const changed: UnitPosition[] = []
    for (const [unit, lon, lat, at, speedMps, headingDeg] of rows) {
      const position = { unit, point: { lon, lat }, at, speedMps, headingDeg }
      byUnit.set(unit, position)
      changed.push(position)
    }
    if (changed.length === 0) return
    list = undefined
    for (const listener of listeners) listener(changed)
  }

  return {
    apply,
    get: (unit) => byUnit.get(unit),
    all: () => (list ??= [...byUnit.values()]),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
