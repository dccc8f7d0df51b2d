import { z } from 'zod'

/** `T` with nothing in it to be written to. */
export type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T

/** Ids are made by clients: a UUID, or a short readable key that a site gives (`E12`, `station-3`). */
export const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits, dot, dash or underscore, at most 64')

/** A name in both languages. */
export const bilingual = z.object({ zh: z.string().min(1).max(100), en: z.string().min(1).max(100) })
export type Bilingual = Readonly<z.infer<typeof bilingual>>

/** Milliseconds since 1970 as a device tells them: within the years that a running system can see. */
export const moment = z.number().int().min(946_684_800_000).max(4_102_444_800_000)

/** When a device says that something happened, for the record alone: what it cannot be is not known, and nothing is refused. */
export const deviceMoment = moment.nullable().catch(null)

/** Before this no clock is right that runs today: one whose battery has died starts again in 1970, 1980 or 2000. */
export const deadClockBefore = Date.UTC(2010, 0, 1)

/** A short machine word such as an outcome code. */
export const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and dashes, at most 40')
