import { evolve as evolveOne } from '../evolve.ts'
import type { SubjectKind } from '../subject.ts'

export type { SubjectKind } from '../subject.ts'

/** Folds an event whose kind is known only when the test runs. */
export const evolve = (kind: SubjectKind, before: object | undefined, event: object): object =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a test that pairs them wrongly fails
  evolveOne(kind, before as never, event as never)
