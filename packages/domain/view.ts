import type { Account } from './account/account.ts'
import type { Closure } from './closure/closure.ts'
import type { Contact, ContactWords } from './contact/contact.ts'
import type { Fix } from './contact/fix.ts'
import type { Pass } from './contact/passing.ts'
import type { Incident } from './incident/incident.ts'
import { scopesOf } from './permissions.ts'
import type { Note } from './premises/note.ts'
import type { Instruction } from './instruction/instruction.ts'
import type { Premises } from './premises/premises.ts'
import { mayReach } from './reach.ts'
import type { Relief, ReliefComment } from './relief/relief.ts'
import { redact } from './sharing/redact.ts'
import type { States, SubjectKind } from './subject.ts'
import type { Unit } from './unit/unit.ts'
import type { Viewer } from './viewer.ts'

/** A contact without its words: which of them there are, not what they say. */
export type ContactDocument = Omit<Contact, 'words' | 'passes' | 'fixes'> & {
  readonly fixes: readonly FixDocument[]
  readonly has: readonly (keyof ContactWords)[]
  readonly passes: readonly PassDocument[]
}
/** That the caller was located, by whom and when; where is read with the words. */
export type FixDocument = Omit<Fix<unknown>, 'spot'>
/** Who signed there is read on the card. */
export type PassDocument = Omit<Pass, 'signer'> & { readonly hasSigner: boolean }
/** A closure; for those outside its owner's organisation without who drew it (null) and without its free text (empty). */
type ClosureDocument = Omit<Closure, 'drawnBy'> & { readonly drawnBy: string | null }
/** How many entries its narrative has stands in `notes`; their ids and words are fetched with the card. */
export type IncidentDocument = Omit<Incident, 'placeTyped' | 'entries'> & {
  readonly hasPlaceTyped: boolean
  /** redacted: what is going on about here, and no more; shared by another organisation */
  readonly seen: 'whole' | 'redacted'
}
/** What a note says is fetched when it is to be shown. */
export type NoteDocument = Omit<Note, 'text' | 'contactNumber'> & { readonly hasContactNumber: boolean }
export type PremisesDocument = Omit<Premises, 'notes' | 'removedAt'> & { readonly notes: readonly NoteDocument[] }

/** Which sealed incidents somebody is named in is not the administrator's to know. */
export type AccountDocument = Omit<Account, 'letInto'>
/** What was written is fetched with the page. */
export type ReliefDocument = Omit<Relief, 'comments'> & { readonly comments: readonly Omit<ReliefComment, 'text'>[] }
export type InstructionDocument = Omit<Instruction, 'text'>

/** What goes over the wire, per kind: the state without a personal field in it. */
export type Documents = Omit<
  States,
  'account' | 'closure' | 'contact' | 'incident' | 'premises' | 'relief' | 'instruction'
> & {
  account: AccountDocument
  closure: ClosureDocument
  contact: ContactDocument
  incident: IncidentDocument
  premises: PremisesDocument
  relief: ReliefDocument
  instruction: InstructionDocument
}
export type AnyDocument = Documents[SubjectKind]

const wordNames = [
  'callerName',
  'callerNumber',
  'story',
  'callerPlaceTyped',
  'callerPlace',
] as const satisfies readonly (keyof ContactWords)[]

const masks: { readonly [Kind in SubjectKind]: (state: States[Kind], viewer: Viewer) => Documents[Kind] } = {
  organisation: (state) => state,
  account: ({ letInto: _letInto, ...rest }) => rest,
  post: (state) => state,
  byname: (state) => state,
  catalogue: (state) => state,
  plan: (state) => state,
  unit: maskUnit,
  contact: maskContact,
  incident: maskIncident,
  slip: (state) => state,
  closure: (state, { org }) => (state.org === org ? state : { ...state, drawnBy: null, note: '' }),
  premises: maskPremises,
  alert: (state) => state,
  agreement: (state) => state,
  relief: ({ comments, ...rest }) => ({ ...rest, comments: comments.map(({ text: _text, ...comment }) => comment) }),
  instruction: ({ text: _text, ...rest }) => rest,
  duty: (state) => state,
}

/** At a locked desk a call is its channel and its clocks: who it may be is not said there. */
function maskContact({ words, passes, fixes, ...rest }: Contact, { roles }: Viewer): ContactDocument {
  if (roles.includes('locked-desk'))
    return { ...rest, number: '', source: null, safety: null, ringBacks: [], has: [], passes: [], fixes: [] }
  return {
    ...rest,
    fixes: fixes.map(({ spot: _spot, ...fix }) => fix),
    has: wordNames.filter((name) => words[name] !== null),
    passes: passes.map(({ signer, ...pass }) => ({ ...pass, hasSigner: signer !== null })),
  }
}

/** Whom it is lent to sees where it stands, and nothing of its people nor of what else it has to do. */
function maskUnit(unit: Unit, { org }: Viewer): Unit {
  if (unit.org === org) return unit
  const loans = unit.loans?.filter(({ to }) => to === org) ?? []
  return { ...unit, crew: [], people: unit.people ?? unit.crew.length, news: [], planned: [], alsoOn: [], loans }
}

/** The owner sees with whom it is shared; others see their own part in it alone. */
function maskIncident(incident: Incident, viewer: Viewer): IncidentDocument {
  const { placeTyped, entries: _entries, ...rest } = incident
  const shares = incident.org === viewer.org ? rest.shares : rest.shares.filter((share) => share.with === viewer.org)
  // a crew sees that its job is sealed, not who else knows
  const sealed =
    rest.sealed === null || viewer.letInto.includes(incident.id) ? rest.sealed : { ...rest.sealed, people: [], by: '' }
  const document = { ...rest, sealed, shares, hasPlaceTyped: placeTyped !== null, seen: 'whole' as const }
  return mayReach(viewer, 'follow-incident', 'incident', incident) ? document : redact(document)
}

/** What is not approved is for those who write notes or answer for them, not for those who act on them. */
const seesAllNotes = ({ roles }: Viewer): boolean => scopesOf(roles, 'review-note').size > 0

/** The notes of premises that `viewer` sees, in whatever document or answer. */
export const notesSeen = ({ notes }: Premises, viewer: Viewer): readonly Note[] =>
  notes.filter(({ state }) => seesAllNotes(viewer) || state.phase === 'approved')

function maskPremises(premises: Premises, viewer: Viewer): PremisesDocument {
  const { removedAt: _, change, ...rest } = premises
  const seesAll = seesAllNotes(viewer)
  return {
    ...rest,
    change: seesAll ? change : null,
    notes: notesSeen(premises, viewer).map(({ text: __, contactNumber, contactReadBy, ...note }) => ({
      ...note,
      contactReadBy: seesAll ? contactReadBy : [],
      hasContactNumber: contactNumber !== null,
    })),
  }
}

/** What `viewer` sees of a subject: its document, or undefined for "nothing there". Pure; the same for equal viewers. */
export function view<Kind extends SubjectKind>(
  viewer: Viewer,
  kind: Kind,
  state: States[Kind],
): Documents[Kind] | undefined {
  if (!mayReach(viewer, `see-${kind}`, kind, state)) return undefined
  const mask: (state: States[Kind], viewer: Viewer) => Documents[Kind] = masks[kind]
  return mask(state, viewer)
}
