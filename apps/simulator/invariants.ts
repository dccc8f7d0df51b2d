import type { Documents } from '@tocsin/domain'
import type { Board } from '@tocsin/link'
import { rules, type Finding } from './invariant-rules.ts'

/** A rule that did not hold, as of a position of the log. */
export type Violation = Finding & { readonly position: number }

export type InvariantCheck = {
  /** what has been found so far, each once */
  readonly violations: readonly Violation[]
  /** how many times the whole board was looked at */
  readonly looks: number
  /** the highest number of open incidents and of units at work seen */
  readonly most: { readonly incidents: number; readonly unitsAtWork: number }
  /** looks once more, takes what holds no longer for real, and stops following */
  stop(): readonly Violation[]
}

export type View = {
  readonly units: ReadonlyMap<string, Documents['unit']>
  readonly slips: ReadonlyMap<string, Documents['slip']>
  readonly incidents: ReadonlyMap<string, Documents['incident']>
  readonly contacts: ReadonlyMap<string, Documents['contact']>
}

const byId = <Document extends { readonly id: string }>(list: readonly Document[]): ReadonlyMap<string, Document> =>
  new Map(list.map((each) => [each.id, each]))

const viewOf = (board: Board): View => ({
  units: byId(board.all('unit')),
  slips: byId(board.all('slip')),
  incidents: byId(board.all('incident')),
  contacts: byId(board.all('contact')),
})

/**
 * Follows a board as any dispatcher sees it and checks that what must always hold does: no unit on two slips, no spoken
 * number twice, no end before its beginning that is not marked as doubtful, nothing that points to nowhere. A command's events may
 * come in two messages, so what does not hold counts when it does not hold in the next look either.
 */
export function checkInvariants(board: Board, { everyMs = 1_000 } = {}): InvariantCheck {
  const violations = new Map<string, Violation>()
  const most = { incidents: 0, unitsAtWork: 0 }
  let suspects = new Set<string>()
  let looks = 0
  let lastPosition = -1

  function look(): void {
    if (board.position === null || board.position === lastPosition) return
    lastPosition = board.position
    looks += 1
    const view = viewOf(board)
    const found = new Map(
      rules.flatMap((rule) => rule(view)).map((each) => [`${each.rule} ${each.subject} ${each.detail}`, each]),
    )
    for (const [key, each] of found) {
      if (suspects.has(key) && !violations.has(key)) violations.set(key, { ...each, position: lastPosition })
    }
    suspects = new Set(found.keys())
    most.incidents = Math.max(most.incidents, view.incidents.size)
    most.unitsAtWork = Math.max(
      most.unitsAtWork,
      [...view.units.values()].filter(({ state }) => 'slip' in state).length,
    )
  }

  look()
  const timer = setInterval(look, everyMs)
  return {
    get violations() {
      return [...violations.values()]
    },
    get looks() {
      return looks
    },
    most,
    stop() {
      clearInterval(timer)
      look()
      lastPosition = -1
      look()
      return [...violations.values()]
    },
  }
}
