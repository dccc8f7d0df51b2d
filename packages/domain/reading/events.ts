import type { Draft } from '../event.ts'
import type { ContactPhase } from '../contact/contact.ts'
import type { IncidentPhase } from '../incident/incident.ts'

/** What somebody did with the system beside commands, and without changing anything. */
export const deeds = [
  'searched',
  'compared',
  'exported',
  'printed',
  'audit-read',
  'audit-verified',
  'key-changed',
  'own-record-read',
] as const
export type Deed = (typeof deeds)[number]

/** What opened a locked desk. */
export const unlockWays = ['pin', 'password', 'passkey'] as const
export type UnlockWay = (typeof unlockWays)[number]

/** What became of a terminal. */
export const terminalDeeds = ['code-made', 'enrolled', 'lost', 'wiped'] as const
export type TerminalDeed = (typeof terminalDeeds)[number]

/** Why a try was refused. */
export const refusedWhys = [
  'not-allowed',
  'not-signed-in',
  'wrong-sign-in',
  'too-many-tries',
  'other-site',
  'passkey-copied',
] as const
export type RefusedWhy = (typeof refusedWhys)[number]

/** Why somebody reads what is over. */
export const readingReasons = ['complaint', 'follow-up', 'report', 'request-by-law', 'training'] as const
export type ReadingReason = (typeof readingReasons)[number]

/** What the auditor is asked to look at: many records in a short time; closed ones without a reason; glass that was broken. */
export const reviewKinds = ['bulk', 'closed-without-reason', 'glass-broken'] as const
export type ReviewKind = (typeof reviewKinds)[number]

/** What the auditor made of it. */
export const reviewOutcomes = ['in-order', 'talked-about', 'passed-on'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

/**
 * Who read, searched, printed, tried: the reading log is one subject per account, and has no state. Reviews are one subject
 * per organisation. No personal values in any of them: what was read is named by its subject, fields by their names.
 */
export type ReadingEvent =
  /** somebody read personal fields */
  | {
      readonly type: 'personal-read'
      readonly data: {
        readonly what: string
        readonly fields: readonly string[]
        /** it was over then, and why it was read all the same; null: no reason was given, or it was open */
        readonly over: { readonly reason: ReadingReason | null } | null
      }
    }
  /** `what` is a route or a subject; `by`: the codes and times that were searched by */
  | {
      readonly type: 'access-noted'
      readonly data: {
        readonly deed: Deed
        readonly what: string
        readonly by: Readonly<Record<string, string>>
        readonly reason: ReadingReason | null
      }
    }
  /** so many times within a minute, from one address (null: several, or not known) */
  | {
      readonly type: 'try-refused'
      readonly data: {
        readonly verb: string
        readonly what: string | null
        readonly why: RefusedWhy
        readonly times: number
        readonly address: string | null
      }
    }
  /** `after`: who sat at this seat and made room */
  | { readonly type: 'signed-in'; readonly data: { readonly address: string | null; readonly after?: string } }
  | { readonly type: 'signed-out'; readonly data: Readonly<Record<string, never>> }
  | { readonly type: 'desk-locked'; readonly data: { readonly bySelf: boolean } }
  | { readonly type: 'desk-unlocked'; readonly data: { readonly by: UnlockWay } }
  | {
      readonly type: 'terminal-changed'
      readonly data: { readonly terminal: string; readonly name: string; readonly is: TerminalDeed }
    }
  /** `count` records within `spanMs`, where `usual` is what others with the same role read at most */
  | {
      readonly type: 'review-raised'
      readonly data: {
        readonly id: string
        readonly kind: ReviewKind
        readonly account: string
        readonly count: number
        readonly usual: number | null
        readonly spanMs: number
      }
    }
  | {
      readonly type: 'review-done'
      readonly data: { readonly id: string; readonly outcome: ReviewOutcome; readonly comment?: string }
    }

/** What closed longer ago than that is read with a reason: until then the shift still works with it. */
const overAfterMs = 86_400_000

/** Whether an incident or a contact is over, so that its words are read with a reason. */
export const isOver = (state: IncidentPhase | ContactPhase, now: number): boolean =>
  (state.phase === 'closed' || state.phase === 'ended') && now - state.at > overAfterMs

/** The subject under which the readings of an account are logged. */
export const readingSubject = (account: string): string => `reading/${account}`

/** The subject of what an organisation's auditors are asked to look at. */
export const reviewSubject = (org: string): string => `review/${org}`

/** Under whom the tries of somebody are logged who is not signed in. */
export const nobody = 'nobody'

/** The event that says `account` of `org` read `fields` of the subject `what`. */
export const readingEvent = (
  account: string,
  org: string,
  what: string,
  fields: readonly string[],
  over: { readonly reason: ReadingReason | null } | null = null,
): Draft<ReadingEvent> => ({
  type: 'personal-read',
  subject: readingSubject(account),
  owner: org,
  data: { what, fields, over },
})
