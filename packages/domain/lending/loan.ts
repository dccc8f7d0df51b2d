import type { Scope } from '../permissions.ts'

/** Why a unit is lent; no free text. */
export const loanReasons = ['mutual-aid', 'shortage', 'event', 'special-means', 'exercise'] as const
export type LoanReason = (typeof loanReasons)[number]

/** The longest that a unit is lent without both sides saying so again. */
export const mostLentDays = 90
/** More organisations nobody lends one unit to at a time. */
export const mostLoans = 10

export const loanEnds = ['refused', 'withdrawn', 'recalled', 'returned', 'expired'] as const
export type LoanEnd = (typeof loanEnds)[number]

/** Why an owner takes its unit off the work of whom it is lent to. */
export const recallReasons = ['own-emergency', 'too-far', 'crew-unfit', 'not-agreed', 'other'] as const
export type RecallReason = (typeof recallReasons)[number]

/** One unit lent to one other organisation (借用), until a day that both sides know. */
export type Loan = {
  readonly id: string
  /** the organisation that it is lent to */
  readonly to: string
  readonly reason: LoanReason
  /** milliseconds */
  readonly until: number
  /** the owner may take it off the borrower's work */
  readonly asks: boolean
  readonly by: string
  readonly at: number
  /** offered: the other side has not consented. ending: over, but the unit is still at its work */
  readonly state: 'offered' | 'standing' | 'ending'
}

type Lendable = { readonly org: string; readonly loans?: readonly Loan[] }

/** The loan by which an organisation has the use of a unit now; undefined when it has not. */
export const loanTo = ({ loans = [] }: Lendable, org: string, now: number): Loan | undefined =>
  loans.find((loan) => loan.to === org && loan.state === 'standing' && loan.until > now)

/** Through which scopes an organisation reaches a unit because it is lent to it. */
export const scopesThroughLoans = ({ loans = [] }: Lendable, org: string): readonly Scope[] =>
  loans.filter(({ to }) => to === org).map(({ state }) => (state === 'offered' ? 'invited' : 'borrowed'))

/** Whose help a slip brings: the organisation that owns its unit, and the post where that one stands. */
export type Help = {
  readonly org: string
  readonly post: string | null
  /** the owner may take it off */
  readonly asks: boolean
}
/** What the owner said when it took its unit off. */
export type Recalled = { readonly reason: RecallReason; readonly at: number }
