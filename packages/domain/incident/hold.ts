/** Why words of an incident are kept beyond their time. */
export const holdReasons = ['court', 'investigation', 'complaint', 'inquest', 'claim'] as const
export type HoldReason = (typeof holdReasons)[number]

/** A hold (保全): by whom and since when its words are kept from retention. */
export type Hold = { readonly reason: HoldReason; readonly by: string; readonly at: number }
