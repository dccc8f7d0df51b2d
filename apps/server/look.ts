import { parseSubjectId, type States, type SubjectKind, type World } from '@tocsin/domain'
import type { Fold } from './live/fold.ts'

/** A world that remembers what was looked at, in which version, and what was not in memory. */
export type Look = {
  readonly world: World
  readonly fold: (subject: string) => Fold | undefined
  /** version of every subject seen; 0 for one that is not there */
  readonly versions: ReadonlyMap<string, number>
  readonly missing: ReadonlySet<string>
}

/** `fetched` holds subjects loaded for this command alone; undefined in it means "not in the log at all". */
export function lookAt(
  onBoard: (subject: string) => Fold | undefined,
  fetched: ReadonlyMap<string, Fold | undefined>,
): Look {
  const versions = new Map<string, number>()
  const missing = new Set<string>()
  const fold = (subject: string): Fold | undefined => fetched.get(subject) ?? onBoard(subject)
  function get<Kind extends SubjectKind>(kind: Kind, id: string): States[Kind] | undefined {
    const subject = `${kind}/${id}`
    const found = fold(subject)
    if (found === undefined && !fetched.has(subject)) missing.add(subject)
    versions.set(subject, found?.version ?? 0)
    return found?.state as States[Kind] | undefined
  }
  return { world: { get }, fold, versions, missing }
}

/** Subjects that were asked for, were not in memory, and that the decision did not itself create. */
export const unfetched = (look: Look, created: ReadonlySet<string>): readonly string[] =>
  [...look.missing].filter((subject) => !created.has(subject) && parseSubjectId(subject) !== undefined)
