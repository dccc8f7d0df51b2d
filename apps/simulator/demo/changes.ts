import type { SubjectKind } from '@tocsin/domain'
import type { Board } from '@tocsin/link'

/** Resolves with what `look` finds on the board, now or after a change of that kind ('*': of any); ends with the signal's reason. */
export function until<Found>(
  board: Board,
  kind: SubjectKind | '*',
  look: () => Found | undefined,
  signal: AbortSignal,
): Promise<Found> {
  return new Promise((resolve, reject) => {
    const stop = board.subscribe(kind, () => tryNow())
    const onAbort = (): void => {
      stop()
      reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'))
    }
    function tryNow(): boolean {
      const found = look()
      if (found === undefined) return false
      stop()
      signal.removeEventListener('abort', onAbort)
      resolve(found)
      return true
    }
    if (signal.aborted) onAbort()
    else if (!tryNow()) signal.addEventListener('abort', onAbort, { once: true })
  })
}
