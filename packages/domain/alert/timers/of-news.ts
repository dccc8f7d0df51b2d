import type { Unit } from '../../unit/unit.ts'

/** News that changes the danger, a cancel or a stand-down, which the crew has not acknowledged. DR33 */
export type UnreadNews = { readonly news: string; readonly at: number }

/** What a crew has yet to acknowledge; nothing where units are told no news. */
export const newsOf = (unit: Unit & { readonly news?: readonly UnreadNews[] }): readonly UnreadNews[] => unit.news ?? []
