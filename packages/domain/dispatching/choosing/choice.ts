/** What is wanted and filled: `need` is the place in the list of needs that was asked. */
export type Filled = {
  readonly need: number
  /** one unit, or so many people of its crew */
  readonly count: number
  /** the capability for which the unit stands for others, where it fills by an equivalent (DR7) */
  readonly whole: string | null
}

/** A unit of the set. `seconds` is null where the time is unknown (DR15). */
export type ChosenUnit = {
  readonly unit: string
  readonly seconds: number | null
  readonly divert: boolean
  readonly tier: number
  readonly fills: readonly Filled[]
  readonly reasons: readonly ChosenReason[]
}

/** Why a unit is in the set, beside what it fills: which part of DR16 it stands for, and what one has to know of it. */
export type ChosenReason =
  /** nobody useful is there before it */
  | { readonly code: 'first-there' }
  /** the quickest of `of` candidates that could fill the same */
  | { readonly code: 'quickest-of'; readonly of: number }
  /** no other candidate can fill it */
  | { readonly code: 'only-one' }
  /** not the quickest that could fill the same, but the set is the better for it; `quicker`: how many are */
  | { readonly code: 'fits-set'; readonly quicker: number }
  /** nothing known can fill the need */
  | { readonly code: 'time-unknown' }
  /** the plan cannot be met without taking it off its work */
  | { readonly code: 'divert-needed' }
  /** the plan cannot be met by the areas before its own */
  | { readonly code: 'further-area'; readonly tier: number }

/** What stays missing of a need (DR17). */
export type Shortfall = {
  readonly need: number
  readonly missing: number
  /** candidates that could fill it, all of them in the set or already there */
  readonly able: number
}

/** A unit that would be there before the last of the set and is not in it. */
export type PassedOver = {
  readonly unit: string
  readonly seconds: number
  readonly reason: PassedOverReason
}

export type PassedOverReason =
  | { readonly code: 'lacks-capability' }
  /** of an area that is not asked yet */
  | { readonly code: 'area-not-asked'; readonly tier: number }
  /** would abandon its work, which nobody has to */
  | { readonly code: 'would-abandon' }
  /** `by` is there no later and fills what this one could; `need`: which; null: it could only by others of the set moving up */
  | { readonly code: 'filled-no-later'; readonly by: string; readonly need: number | null; readonly seconds: number }
  /** what it could fill is met by what is at the incident already */
  | { readonly code: 'met-already' }
  /** in place of any unit of the set it would leave so much more missing; 0: it would make the set slower as a whole */
  | { readonly code: 'fits-worse'; readonly more: number }

/** The answer of `chooseSet`. */
export type Choice = {
  /** the quickest first, unknown times last */
  readonly units: readonly ChosenUnit[]
  readonly shortfall: readonly Shortfall[]
  /** how far down the order of areas it asked: units of tiers above are no part of the answer */
  readonly tier: number
  /** the quickest first */
  readonly passedOver: readonly PassedOver[]
}
