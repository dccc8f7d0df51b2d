import type { Sealed } from '../personal.ts'

/** Why another centre is told of a contact: theirs, rung here by mistake 错位接警, their help is wanted, they are also informed. */
export const passKinds = ['theirs', 'misrouted', 'help', 'informed'] as const
export type PassKind = (typeof passKinds)[number]

/** What became of it: signed, refused, taken back. */
export const passAnswers = ['signed', 'refused', 'withdrawn'] as const
export type PassAnswer = (typeof passAnswers)[number]

/** A contact passed to a partner centre; the first centre keeps it until the other has signed (首接责任). */
export type Pass = {
  readonly id: string
  /** id in the phone book */
  readonly to: string
  readonly kind: PassKind
  readonly at: number
  readonly by: string
  readonly state:
    | { readonly phase: 'waiting' }
    /** nothing is to be signed */
    | { readonly phase: 'told' }
    | { readonly phase: PassAnswer; readonly at: number; readonly by: string }
  /** who signed there, as told on the phone */
  readonly signer: Sealed | null
}

/** Whether the other centre has not answered yet. */
export const isUnsigned = ({ state }: Pick<Pass, 'state'>): boolean => state.phase === 'waiting'

/** Whether the contact leaves with it: of the other kinds this centre goes on working. */
export const goesAway = (kind: PassKind): boolean => kind === 'theirs' || kind === 'misrouted'
