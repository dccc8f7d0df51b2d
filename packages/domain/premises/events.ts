import type { NoteKind, NoteRefusal } from './note.ts'
import type { Premises } from './premises.ts'
import type { Sealed } from '../personal.ts'

type Of<Type extends string, Data extends object> = { readonly type: Type; readonly data: Readonly<Data> }
type Described = Pick<Premises, 'name' | 'class' | 'address' | 'area' | 'floorPlans'>

export type PremisesEvent =
  | Of<'premises-registered', Described & { id: string; org: string }>
  | Of<'premises-changed', Described>
  | Of<
      'note-proposed',
      { note: string; kind: NoteKind; text: string; contactNumber: Sealed | null; wantedUntil: number | null }
    >
  | Of<'note-review-asked', { note: string; wantedUntil: number | null }>
  /** also the second word to a review: it stands on until the new end */
  | Of<'note-approved', { note: string; until: number }>
  | Of<'note-refused', { note: string; reason: NoteRefusal }>
  | Of<'note-withdrawn', { note: string }>
  | Of<'note-expired', { note: string }>
