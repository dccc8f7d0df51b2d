import type { FixSource, MeasuredPlace } from '@tocsin/domain'

/** A caller's place as a network or a handset tells it; `at`: when it was measured, milliseconds, null where nobody said. */
export type ToldPlace = {
  readonly source: FixSource
  readonly at: number | null
  readonly spot: MeasuredPlace
}

/** What was told, or what is wrong with it: the part and the remedy. */
export type Read = { readonly ok: true; readonly told: ToldPlace } | Unread
export type Unread = { readonly ok: false; readonly part: string; readonly why: string }

export const unread = (part: string, why: string): Unread => ({ ok: false, part, why })
