import { z } from 'zod'

/**
 * Personal fields and free text (names, numbers, words, notes) travel as `Plain` from the wall to the seal and as
 * `Sealed` from there on: log, tables, answers and board documents hold ciphertext only.
 */

/** What a person typed or said, before it is sealed. */
export class Plain {
  /** private, so that a log line or a dumped error never shows the words by accident */
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  get text(): string {
    return this.#text
  }
  toJSON(): string {
    return '[personal]'
  }
  /** what Node's dumps show, even when they are asked to call getters (util.inspect.custom, by its registered name) */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[personal]'
  }
}

/** Ciphertext `c` (base64) under the data key `k`; the key's wrapped form lives apart and can be destroyed. */
export type Sealed = { readonly k: string; readonly c: string }

/** `T` with every `Plain` in it replaced by its sealed form: what a decision gets to see. */
export type Sealing<T> = T extends Plain
  ? Sealed
  : T extends readonly (infer Item)[]
    ? readonly Sealing<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Sealing<T[Key]> }
      : T

/** A personal field of a command: text of at most `maxLength` characters on the wire, `Plain` once parsed. */
export const personal = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .meta({ personal: true })
    .transform((text) => new Plain(text))

/** A text that is sealed once it has been checked by `schema`: refused before anything of it is stored. */
export const sealedText = (schema: z.ZodType<string>) =>
  schema.meta({ personal: true }).transform((text) => new Plain(text))

/** A personal field with parts (a caller's position): checked as `schema`, sealed as its JSON. */
export const personalObject = <Schema extends z.ZodType>(schema: Schema) =>
  schema.meta({ personal: true }).transform((value) => new Plain(JSON.stringify(value)))
