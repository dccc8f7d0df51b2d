import { view, type Viewer } from '@tocsin/domain'
import type { Board, Moves } from './board.ts'
import type { Fold } from './fold.ts'
import type { Recent } from './recent.ts'

/** The text of one subject's document as `viewer` sees it; undefined for nothing. The masks of `view` depend on nothing but the state. */
function documentText(viewer: Viewer, fold: Fold | undefined): string | undefined {
  if (fold === undefined) return undefined
  const document = view(viewer, fold.kind, fold.state as never)
  return document === undefined ? undefined : JSON.stringify(document)
}

const changeText = (subject: string, document: string | undefined): string => `["${subject}",${document ?? 'null'}]`

const changesText = (position: number, changes: readonly string[]): string =>
  `{"t":"changes","position":${position},"changes":[${changes.join(',')}]}`

const partSize = 400

/** Viewers that see the same: every message is made once for all of them. */
export type Group = ReturnType<typeof createGroup>

export function createGroup(viewer: Viewer, board: Board, recent: Recent) {
  const sees = (fold: Fold | undefined): boolean =>
    fold !== undefined && view(viewer, fold.kind, fold.state as never) !== undefined
  let cached: { readonly position: number; readonly parts: readonly string[] } | undefined

  function makeSnapshot(): readonly string[] {
    const position = board.position()
    const documents: string[] = []
    for (const [subject, fold] of board.folds()) {
      const text = documentText(viewer, fold)
      if (text !== undefined) documents.push(changeText(subject, text))
    }
    const count = Math.max(1, Math.ceil(documents.length / partSize))
    const parts = Array.from({ length: count }, (_, part) => {
      const slice = documents.slice(part * partSize, (part + 1) * partSize)
      return `{"t":"snapshot","position":${position},"first":${part === 0},"last":${part === count - 1},"documents":[${slice.join(',')}]}`
    })
    cached = { position, parts }
    return parts
  }

  return {
    viewer,
    /** everything that this group sees now, in parts */
    snapshot: (): readonly string[] => (cached?.position === board.position() ? cached.parts : makeSnapshot()),
    /** what `moves` change for this group; undefined when nothing does */
    changes({ position, moves }: Moves): string | undefined {
      const changes: string[] = []
      for (const { subject, before, after } of moves) {
        const text = documentText(viewer, after)
        if (text !== undefined || sees(before)) changes.push(changeText(subject, text))
      }
      return changes.length === 0 ? undefined : changesText(position, changes)
    },
    /** what a client that has seen everything up to `after` misses; undefined when that is no longer known */
    missedSince(after: number): string | undefined {
      if (after > board.position() || !recent.reachesBackTo(after)) return undefined
      const changes: string[] = []
      for (const [subject, befores] of recent.after(after)) {
        const text = documentText(viewer, board.get(subject))
        if (text !== undefined || befores.some(sees)) changes.push(changeText(subject, text))
      }
      return changesText(board.position(), changes)
    },
  }
}
