import { randomInt } from 'node:crypto'
import { localDate, maxSpoken, seriesOf, type Context, type Handed } from '@tocsin/domain'
import type { Board } from './live/board.ts'
import { accountOf, type Order } from './order.ts'

export type Contexts = ReturnType<typeof createContexts>

/** Time, series and a free spoken number for a command: what the pure core may not make up itself. */
export function createContexts(board: Board, now: () => number, onBoard?: (org: string, now: number) => Handed) {
  const spoken = createSpoken(board)

  function contextFor(order: Order): Context {
    const organisation = board.get(`organisation/${order.org}`)
    const { division, timeZone } =
      organisation?.kind === 'organisation' ? organisation.state : { division: '000000', timeZone: 'UTC' }
    const at = now()
    const context = {
      now: at,
      account: accountOf(order),
      org: order.org,
      series: seriesOf(division, localDate(at, timeZone)),
    }
    const signs = order.command.type === 'hand-relief' || order.command.type === 'take-relief'
    if (signs && onBoard !== undefined) return { ...context, spoken: 0, onBoard: onBoard(order.org, at) }
    const wantsNumber =
      order.command.type === 'open-incident' ||
      order.command.type === 'reopen-incident' ||
      order.command.type === 'accept-incident'
    if (!wantsNumber) return { ...context, spoken: 0 }
    const free = spoken.next(order.org)
    return { ...context, spoken: free ?? null }
  }

  return { contextFor, skipSpoken: spoken.skip }
}

/** Two processes that count alike would meet again at each number; one of them goes on so many further at most. */
const longestSkip = 16

/**
 * Spoken numbers go round from 1 to 999, then to 9,999 when more are in use at once; a number is never offered while an
 * open incident has it. The claim in the database has the last word, so two processes may propose the same one.
 */
function createSpoken(board: Board) {
  const inUse = new Map<string, Set<number>>()
  const last = new Map<string, number>()

  function usedBy(org: string): Set<number> {
    const used = inUse.get(org) ?? new Set<number>()
    inUse.set(org, used)
    return used
  }

  let newest = 0
  for (const [, fold] of board.folds()) {
    if (fold.kind !== 'incident') continue
    usedBy(fold.state.org).add(fold.state.spoken)
    if (fold.state.openedAt >= newest) last.set(fold.state.org, fold.state.spoken)
    newest = Math.max(newest, fold.state.openedAt)
  }
  board.listen(({ moves }) => {
    for (const { before, after } of moves) {
      if (before?.kind === 'incident') usedBy(before.state.org).delete(before.state.spoken)
      if (after?.kind === 'incident') usedBy(after.state.org).add(after.state.spoken)
    }
  })

  return {
    /** another process took the number that was offered last */
    skip(org: string): void {
      last.set(org, (last.get(org) ?? 0) + randomInt(longestSkip))
    },
    next(org: string): number | undefined {
      const used = usedBy(org)
      const limit = used.size < 800 ? 999 : maxSpoken
      if (used.size >= limit) return undefined
      let number = last.get(org) ?? 0
      do number = (number % limit) + 1
      while (used.has(number))
      last.set(org, number)
      return number
    },
  }
}
