import { findIncidentType, type Listing } from '../catalogue/catalogue.ts'
import type { Branch } from '../catalogue/incident-type.ts'
import type { Draft, Recorded } from '../event.ts'
import { isTakingWork, type Incident } from '../incident/incident.ts'
import type { ShareReason } from '../sharing/share.ts'
import { subjectId } from '../subject.ts'
import { unreachable } from '../unreachable.ts'
import type { AgreementEvent } from './events.ts'

/** What a standing agreement may reach: how many there are, or each of them redacted. More is shared incident by incident. */
export const agreementLevels = ['count', 'redacted'] as const
export type AgreementLevel = (typeof agreementLevels)[number]

/** The longest that an agreement stands without being renewed by both sides. */
export const mostAgreedDays = 90

export const agreementEnds = ['refused', 'withdrawn', 'ended', 'expired'] as const
export type AgreementEnd = (typeof agreementEnds)[number]

export type AgreementPhase =
  | { readonly phase: 'proposed' }
  /** `renewal`: one side wants so many days more, the other has not consented yet */
  | {
      readonly phase: 'standing'
      readonly since: number
      readonly until: number
      readonly renewal: { readonly org: string; readonly days: number } | null
    }
  | { readonly phase: 'over'; readonly why: AgreementEnd; readonly at: number }

/** What one organisation proposes to share with another by rule. */
export type ProposedAgreement = {
  readonly with: string
  readonly level: AgreementLevel
  /** of what; never all of them */
  readonly branches: readonly Branch[]
  readonly reason: ShareReason
  readonly days: number
}

/** A standing agreement (共享约定): what one organisation shares with another by rule, both sides consenting, for 90 days at most. */
export type Agreement = ProposedAgreement & {
  readonly id: string
  /** whose incidents are shared */
  readonly org: string
  readonly proposedBy: string
  readonly proposedAt: number
  readonly state: AgreementPhase
}

const dayMs = 86_400_000

/** An event of an agreement, addressed for the log. */
export const agreementEvent = (
  { id, org }: Pick<Agreement, 'id' | 'org'>,
  event: AgreementEvent,
): Draft<AgreementEvent> => ({ ...event, subject: subjectId('agreement', id), owner: org })

/**
 * Whether an incident is shared by an agreement as it stands now: of the one who gives, open, no drill, of one of its
 * branches, and of no type that the site calls sensitive: those are shared by hand or not at all.
 */
export function coversIncident(agreement: Agreement, incident: Incident, listing: Listing): boolean {
  const type = findIncidentType(listing, incident.type)
  return (
    agreement.state.phase === 'standing' &&
    agreement.level === 'redacted' &&
    agreement.org === incident.org &&
    agreement.with !== incident.org &&
    isTakingWork(incident) &&
    incident.sealed === null &&
    !incident.exercise &&
    type !== undefined &&
    !type.sensitive &&
    agreement.branches.includes(type.branch)
  )
}

/** An agreement after one more event. Throws when the event comes before its first: then the log is broken. */
export function evolveAgreement(before: Agreement | undefined, event: Recorded<AgreementEvent>): Agreement {
  const { stamp } = event
  if (event.type === 'agreement-proposed')
    return { ...event.data, proposedBy: stamp.by, proposedAt: stamp.at, state: { phase: 'proposed' } }
  if (before === undefined) throw new Error(`${event.type} before agreement-proposed: ${stamp.subject}`)
  switch (event.type) {
    case 'agreement-accepted': {
      const until = stamp.at + before.days * dayMs
      return { ...before, state: { phase: 'standing', since: stamp.at, until, renewal: null } }
    }
    case 'agreement-renewal-asked':
      return before.state.phase === 'standing'
        ? { ...before, state: { ...before.state, renewal: { org: stamp.org, days: event.data.days } } }
        : before
    case 'agreement-renewed':
      return before.state.phase === 'standing'
        ? { ...before, state: { ...before.state, until: stamp.at + event.data.days * dayMs, renewal: null } }
        : before
    case 'agreement-ended':
      return { ...before, state: { phase: 'over', why: event.data.why, at: stamp.at } }
    default:
      return unreachable(event)
  }
}
