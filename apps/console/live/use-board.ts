import type { Documents, SubjectKind } from '@tocsin/domain'
import type { Board } from '@tocsin/link'
import { useCallback, useSyncExternalStore } from 'react'
import { useLive } from './line-context.ts'

/** Calls back at most once a painted frame: a storm of changes costs one drawing, not one each. */
function perFrame(board: Board, kind: SubjectKind | '*', listener: () => void): () => void {
  let frame: number | undefined
  const end = board.subscribe(kind, () => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined
      listener()
    })
  })
  return () => {
    end()
    if (frame !== undefined) cancelAnimationFrame(frame)
  }
}

/** All documents of a kind that this viewer sees; the same array until one changes. */
export function useAll<Kind extends SubjectKind>(kind: Kind): readonly Documents[Kind][] {
  const { board } = useLive().line.link
  const subscribe = useCallback((listener: () => void) => perFrame(board, kind, listener), [board, kind])
  return useSyncExternalStore(subscribe, () => board.all(kind))
}

/** One document; undefined while it is not on the board. */
export function useDocument<Kind extends SubjectKind>(kind: Kind, id: string | null): Documents[Kind] | undefined {
  const { board } = useLive().line.link
  const subscribe = useCallback((listener: () => void) => perFrame(board, kind, listener), [board, kind])
  return useSyncExternalStore(subscribe, () => (id === null ? undefined : board.get(kind, id)))
}
