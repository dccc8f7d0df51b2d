import type { RefusalCode } from '@tocsin/domain'
import type { en } from './en/index.ts'
import type { Names } from './names.ts'

/** The shape of a catalogue: the keys and parameters of the English one, with the texts left open. */
type Open<T> = T extends string
  ? string
  : T extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { readonly [Key in keyof T]: Open<T[Key]> }

/** Every text of the screens. A key that one language lacks does not compile. */
export type Words = Open<typeof en>

export type RefusalDetail = Readonly<Record<string, string | number>>

/** A sentence for each reason to say no, with what a person needs to go on. */
export type RefusalSentences = { readonly [Code in RefusalCode]: (detail: RefusalDetail, names: Names) => string }
