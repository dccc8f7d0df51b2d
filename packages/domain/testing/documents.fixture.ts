import { mayReach } from '../reach.ts'
import { subjectId, subjectKinds, type SubjectKind } from '../subject.ts'
import { view } from '../view.ts'
import type { Viewer } from '../viewer.ts'
import type { Ledger } from './ledger.fixture.ts'

function addDocuments(kind: SubjectKind, viewer: Viewer, ledger: Ledger, documents: Map<string, object>): void {
  for (const state of ledger.all(kind)) {
    const document = view(viewer, kind, state)
    if (document !== undefined) documents.set(subjectId(kind, state.id), document)
  }
}

/** All that a viewer sees: `kind/id` -> document. */
export function documentsOf(viewer: Viewer, ledger: Ledger): ReadonlyMap<string, object> {
  const documents = new Map<string, object>()
  for (const kind of subjectKinds) addDocuments(kind, viewer, ledger, documents)
  return documents
}

/** The ids of one kind that a viewer sees, in order. */
export const seen = (viewer: Viewer, kind: SubjectKind, ledger: Ledger): readonly string[] =>
  ledger
    .all(kind)
    .filter((state) => mayReach(viewer, `see-${kind}`, kind, state))
    .map(({ id }) => id)
    .toSorted()
