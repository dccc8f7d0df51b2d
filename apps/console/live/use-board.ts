import type { Documents, SubjectKind } from '@tocsin/domain'
import type { Board } from '@tocsin/link'
import { useCallback, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
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

/**
 * How often a change of one of the subjects `ids` has come since this was first drawn. Counts also what leaves a document as
 * it was: events about personal fields alone.
 */
export function useChangeCount(ids: readonly string[]): number {
  const { board } = useLive().line.link
  const [count, setCount] = useState(0)
  const isAmong = useEffectEvent((changed: ReadonlySet<string>) => ids.some((id) => changed.has(id)))
  useEffect(
    () =>
      board.subscribe('*', (_, changed) => {
        if (isAmong(changed)) setCount((before) => before + 1)
      }),
    [board],
  )
  return count
}

/** How often a document of a kind has changed since this was first drawn. */
export function useKindChanges(kind: SubjectKind): number {
  const { board } = useLive().line.link
  const [count, setCount] = useState(0)
  useEffect(() => perFrame(board, kind, () => setCount((before) => before + 1)), [board, kind])
  return count
}
