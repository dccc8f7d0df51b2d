import type { ContactDocument, IncidentDocument } from '@tocsin/domain'
import type { TypedCommand } from '@tocsin/link'

/** What this desk joined last. */
export type Join =
  | { readonly kind: 'contact'; readonly contact: string; readonly incident: string }
  | { readonly kind: 'incident'; readonly incident: string; readonly into: string }

let last: Join | null = null
export const noteJoin = (join: Join | null): void => {
  last = join
}
export const lastJoin = (): Join | null => last

type Board = {
  readonly incident: (id: string) => IncidentDocument | undefined
  readonly contact: (id: string) => ContactDocument | undefined
}

/**
 * The command that parts again: what this desk joined last while it is still joined, else the selected incident from the one
 * it is part of, else the last that was joined to it; undefined where there is nothing to part.
 */
export function partAgain(join: Join | null, selected: string | null, board: Board): TypedCommand | undefined {
  if (join?.kind === 'contact') {
    const state = board.contact(join.contact)?.state
    if (state?.phase === 'attached' && state.incident === join.incident)
      return { type: 'part-contact', body: { contact: join.contact, incident: join.incident } }
  }
  const own = join?.kind === 'incident' ? partOf(board.incident(join.incident)) : undefined
  if (own !== undefined) return own
  const at = selected === null ? undefined : board.incident(selected)
  return partOf(at) ?? partOf(at?.joined.map(board.incident).findLast((each) => each?.state.phase === 'joined'))
}

const partOf = (incident: IncidentDocument | undefined): TypedCommand | undefined =>
  incident?.state.phase === 'joined'
    ? { type: 'part-incident', body: { incident: incident.id, from: incident.state.into } }
    : undefined
