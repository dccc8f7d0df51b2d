import {
  grantees,
  mayEver,
  mayReach,
  type Documents,
  type Grantee,
  type States,
  type SubjectKind,
  type Verb,
  type Viewer,
} from '@tocsin/domain'
import type { Words } from '@tocsin/ui/words'
import { useViewer } from '../live/use-line.ts'
import { useWords } from '../words.ts'

/** Grantees that are no person's role. */
const isNobody: ReadonlySet<Grantee> = new Set(['source', 'locked-desk', 'off-duty'])

/** Which roles may, in words; a person who may not is told whom to ask. */
export const whoMay = (verb: Verb, { trade, desk }: Words): string =>
  grantees
    .filter((role) => !isNobody.has(role) && mayEver([role], verb))
    .map((role) => trade.roles[role])
    .join(desk.listSeparator)

/** The sentence why `viewer` may not apply `verb` to a subject (or, without one, to any); undefined when he may. */
export function whyNot<Kind extends SubjectKind>(
  viewer: Viewer,
  verb: Verb,
  words: Words,
  subject?: { readonly kind: Kind; readonly document: Documents[Kind] },
): string | undefined {
  const may =
    subject === undefined
      ? mayEver(viewer.roles, verb)
      : mayReach(viewer, verb, subject.kind, stateOf(subject.kind, subject.document))
  if (!may && mayEver(viewer.offDuty ?? [], verb)) return words.duty.offDutyVerb(words.verbs[verb])
  return may ? undefined : words.desk.mayNot(words.verbs[verb], whoMay(verb, words))
}

/**
 * The domain asks for a state where the screen has a document: the same without personal fields, which decide nothing
 * about who may. So the fields that are left out are put back empty.
 */
function stateOf<Kind extends SubjectKind>(kind: Kind, document: Documents[Kind]): States[Kind] {
  const nothing = { callerName: null, callerNumber: null, story: null, callerPlaceTyped: null, callerPlace: null }
  const left = kind === 'contact' ? { words: nothing } : kind === 'incident' ? { placeTyped: null, entries: [] } : {}
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { ...document, ...left } as unknown as States[Kind]
}

export type WhyNot = <Kind extends SubjectKind>(
  verb: Verb,
  subject?: { readonly kind: Kind; readonly document: Documents[Kind] },
) => string | undefined

/** Asks for the person at this desk. */
export function useWhyNot(): WhyNot {
  const viewer = useViewer()
  const words = useWords()
  return (verb, subject) => whyNot(viewer, verb, words, subject)
}
