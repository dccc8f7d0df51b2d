/** How often stand-by moves may happen. */
export type MoveRate = {
  /** the same unit is not moved again before this */
  readonly unitRestMs: number
  /** at most so many moves of all units together in any hour */
  readonly perHour: number
  /** a move that wins less expected coverage than this share of all demand is not worth a crew's drive */
  readonly leastGain: number
}

export type PastMove = { readonly unit: string; readonly at: number }

const hourMs = 3_600_000

/**
 * When a unit may next be moved to stand by, in milliseconds on the clock of `moves`: `now` if it may at once. Counts the
 * moves that were made, in any order; one of the future counts too (its clock ran ahead, and the crew did drive).
 */
export function nextMoveAt(unit: string, now: number, moves: readonly PastMove[], rate: MoveRate): number {
  const rested = Math.max(now, ...moves.filter((move) => move.unit === unit).map(({ at }) => at + rate.unitRestMs))
  if (rate.perHour <= 0) return Infinity
  const times = moves.map(({ at }) => at).sort((a, b) => b - a)
  // The limit is reached as long as the perHour-th last move is less than an hour old.
  const limiting = times[rate.perHour - 1]
  return limiting === undefined ? rested : Math.max(rested, limiting + hourMs)
}

/** Whether a unit may be moved now: it has rested, and the hour's moves are not used up. */
export const mayMove = (unit: string, now: number, moves: readonly PastMove[], rate: MoveRate): boolean =>
  nextMoveAt(unit, now, moves, rate) <= now
