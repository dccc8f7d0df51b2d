import type { Contact, ContactWords } from './contact/contact.ts'
import type { Incident } from './incident/incident.ts'
import { mayReach } from './reach.ts'
import type { States, SubjectKind } from './subject.ts'
import type { Viewer } from './viewer.ts'

/** A contact without its words: which of them there are, not what they say. */
export type ContactDocument = Omit<Contact, 'words'> & { readonly has: readonly (keyof ContactWords)[] }
export type IncidentDocument = Omit<Incident, 'placeTyped'> & { readonly hasPlaceTyped: boolean }

/** What goes over the wire, per kind: the state without a personal field in it. */
export type Documents = Omit<States, 'contact' | 'incident'> & { contact: ContactDocument; incident: IncidentDocument }
export type AnyDocument = Documents[SubjectKind]

const wordNames = [
  'callerName',
  'callerNumber',
  'story',
  'callerPlaceTyped',
  'callerPlace',
] as const satisfies readonly (keyof ContactWords)[]

const masks: { readonly [Kind in SubjectKind]: (state: States[Kind]) => Documents[Kind] } = {
  organisation: (state) => state,
  account: (state) => state,
  post: (state) => state,
  byname: (state) => state,
  unit: (state) => state,
  contact: ({ words, ...rest }) => ({ ...rest, has: wordNames.filter((name) => words[name] !== null) }),
  incident: ({ placeTyped, ...rest }) => ({ ...rest, hasPlaceTyped: placeTyped !== null }),
  slip: (state) => state,
}

/** What `viewer` sees of a subject: its document, or undefined for "nothing there". Pure; the same for equal viewers. */
export function view<Kind extends SubjectKind>(
  viewer: Viewer,
  kind: Kind,
  state: States[Kind],
): Documents[Kind] | undefined {
  if (!mayReach(viewer, `see-${kind}`, kind, state)) return undefined
  const mask: (state: States[Kind]) => Documents[Kind] = masks[kind]
  return mask(state)
}
