import type { NoteKind, NoteRefusal, NoteText } from './note.ts'
import type { Described } from './premises.ts'
import type { Sealed } from '../personal.ts'

import type { Nothing } from '../event.ts'

type Of<Type extends string, Data extends object> = { readonly type: Type; readonly data: Readonly<Data> }

export type PremisesEvent =
  | Of<'premises-registered', Described & { id: string; org: string }>
  /** also the second word to a change that was asked for */
  | Of<'premises-changed', Described>
  | Of<'premises-change-asked', Described>
  | Of<'premises-change-dropped', Nothing>
  | Of<'premises-removed', Nothing>
  | Of<
      'note-proposed',
      { note: string; kind: NoteKind; text: NoteText; contactNumber: Sealed | null; wantedUntil: number | null }
    >
  /** by somebody who may have to answer for it, before it was approved */
  | Of<'note-contact-read', { note: string }>
  | Of<'note-review-asked', { note: string; wantedUntil: number | null }>
  /** also the second word to a review: it stands on until the new end */
  | Of<'note-approved', { note: string; until: number }>
  | Of<'note-refused', { note: string; reason: NoteRefusal }>
  | Of<'note-withdrawn', { note: string }>
  | Of<'note-expired', { note: string }>
