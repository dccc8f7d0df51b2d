import {
  evolve,
  factsOf,
  isOnBoard,
  parseSubjectId,
  type Recorded,
  type States,
  type SubjectKind,
} from '@tocsin/domain'
import type { SubjectRow } from '../store/contract.ts'

/** One subject's state, with the version and log position that made it so. */
export type FoldOf<Kind extends SubjectKind> = {
  readonly kind: Kind
  readonly state: States[Kind]
  readonly version: number
  readonly position: number
}
export type Fold = { readonly [Kind in SubjectKind]: FoldOf<Kind> }[SubjectKind]

/** The fold after one more event. The log keeps a subject's events to its kind, so the event is believed to fit. */
export function nextFold(kind: SubjectKind, before: Fold | undefined, event: Recorded): Fold {
  const { version, position } = event.stamp
  const state = evolve(kind, before?.state as never, event as never)
  return { kind, state, version, position } as Fold
}

export const onBoard = (fold: Fold): boolean => isOnBoard(fold.kind, fold.state as never)

/** What the table of subjects keeps of a fold; `since` is when the subject's first event was stored. */
export function rowOf(fold: Fold, owner: string, since: number): SubjectRow {
  const { kind, state, version, position } = fold
  const { number, type, phase, point, exercise } = factsOf(kind, state as never)
  return {
    subject: `${kind}/${state.id}`,
    kind,
    owner,
    version,
    position,
    open: onBoard(fold),
    exercise,
    number,
    type,
    phase,
    lon: point?.lon ?? null,
    lat: point?.lat ?? null,
    since,
    state,
  }
}

/** A fold read back from the table of subjects, which holds only what `rowOf` put there. */
export const foldOf = (row: Pick<SubjectRow, 'kind' | 'state' | 'version' | 'position'>): Fold =>
  ({ kind: row.kind, state: row.state, version: row.version, position: row.position }) as unknown as Fold

/** A fold after further events of its subject; undefined where there was none and none came. */
export function foldOn(subject: string, before: Fold | undefined, events: readonly Recorded[]): Fold | undefined {
  const named = parseSubjectId(subject)
  if (named === undefined) return before
  return events.reduce<Fold | undefined>((fold, event) => nextFold(named.kind, fold, event), before)
}

/** The row of a subject from all its events in order; undefined for one without a state, such as the reading log. */
export function foldLife(events: readonly Recorded[]): SubjectRow | undefined {
  const [first] = events
  if (first === undefined) return undefined
  const fold = foldOn(first.stamp.subject, undefined, events)
  return fold === undefined ? undefined : rowOf(fold, events.at(-1)?.stamp.owner ?? first.stamp.owner, first.stamp.at)
}
