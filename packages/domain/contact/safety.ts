import type { Contact } from './contact.ts'

/** Whether who called may be called back: freely, after asking, in writing alone, not at all (回拨安全). */
export const safetyRules = ['free', 'ask', 'text-only', 'none'] as const
export type SafetyRule = (typeof safetyRules)[number]

/** What a call taker was told, or judged, with author and time; null as `until`: until somebody says otherwise. */
export type ContactSafety = {
  readonly rule: SafetyRule
  readonly until: number | null
  readonly by: string
  readonly at: number
}

/** How one would reach who called. A link is sent in writing. */
export const reachWays = ['voice', 'text', 'link'] as const
export type ReachWay = (typeof reachWays)[number]

/** `ask`: a person has to say yes each time; nothing that runs by itself may go on. */
export type MayContact = 'yes' | 'ask' | 'no'

type Safe = Pick<Contact, 'safety' | 'asksFirst'>

/** The rule that holds at `now` (milliseconds): what somebody said while it lasts, else what the kind of incident began with. */
export const safetyRuleAt = ({ safety, asksFirst }: Safe, now: number): SafetyRule =>
  safety !== null && (safety.until === null || now < safety.until) ? safety.rule : asksFirst ? 'ask' : 'free'

const answers: { readonly [Rule in SafetyRule]: (by: ReachWay) => MayContact } = {
  free: () => 'yes',
  ask: () => 'ask',
  'text-only': (by) => (by === 'voice' ? 'no' : 'yes'),
  none: () => 'no',
}

/**
 * Whether who called may be reached in this way at `now` (milliseconds). Everything that goes out to a caller asks here:
 * ringing back, links, status texts, call-back sampling.
 */
export const mayContact = (contact: Safe, by: ReachWay, now: number): MayContact =>
  answers[safetyRuleAt(contact, now)](by)
