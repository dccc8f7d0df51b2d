import type { SubjectKind } from '@tocsin/domain'
import type { Board } from '@tocsin/link'

/** Resolves with what `look` finds on the board, now or after a change of that kind ('*': of any); ends with the signal's reason. */
export async function until<Found>(
  board: Board,
  kind: SubjectKind | '*',
  look: () => Found | undefined,
  signal: AbortSignal,
): Promise<Found> {
  const found = await untilOrFor(board, kind, look, signal, undefined)
  if (found === undefined) throw new Error('waited for nothing')
  return found
}

/** The same, but gives up after so long (milliseconds of the wall clock) and resolves with undefined. */
export function untilOrFor<Found>(
  board: Board,
  kind: SubjectKind | '*',
  look: () => Found | undefined,
  signal: AbortSignal,
  withinMs: number | undefined,
): Promise<Found | undefined> {
  return new Promise((resolve, reject) => {
    const timer = withinMs === undefined ? undefined : setTimeout(() => end(() => resolve(undefined)), withinMs)
    const stop = board.subscribe(kind, tryNow)
    signal.addEventListener('abort', onAbort, { once: true })
    if (signal.aborted) onAbort()
    else tryNow()

    function end(settle: () => void): void {
      clearTimeout(timer)
      stop()
      signal.removeEventListener('abort', onAbort)
      settle()
    }
    function onAbort(): void {
      end(() => reject(signal.reason instanceof Error ? signal.reason : new Error('stopped')))
    }
    function tryNow(): void {
      const found = look()
      if (found !== undefined) end(() => resolve(found))
    }
  })
}
