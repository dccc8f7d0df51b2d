import type { Viewer } from '../viewer.ts'

/** Why an incident is sealed; no free text: what there is to say stands in the narrative. */
export const sealReasons = [
  'own-staff',
  'covert-work',
  'protected-person',
  'sensitive-victim',
  'state-secret',
  'pending-operation',
] as const
export type SealReason = (typeof sealReasons)[number]

/** Why somebody breaks the glass; what there is to say besides is sealed. */
export const glassReasons = ['life-at-risk', 'crew-safety', 'linked-incident', 'ordered', 'complaint'] as const
export type GlassReason = (typeof glassReasons)[number]

/** How long an incident stays open to who broke the glass. */
export const glassMs = 30 * 60_000

/** More people are no secret. */
export const mostNamed = 30

/** An incident that named people alone see. */
export type Secrecy = {
  readonly people: readonly string[]
  readonly reason: SealReason
  readonly by: string
  readonly at: number
}

/** How somebody comes to see one incident: named when it was sealed, or by breaking the glass for a while. */
export type LetIn = {
  readonly incident: string
  readonly how: 'named' | 'glass'
  /** milliseconds; null: as long as it is sealed */
  readonly until: number | null
}

/**
 * Whether something that belongs to an incident sealed by the organisation `sealed` is hidden from a viewer of that
 * organisation. What another organisation has of its own there (its slips, a contact that it took) stays with it.
 */
export const isHiddenFrom = (
  { org, letInto }: Pick<Viewer, 'org' | 'letInto'>,
  sealed: string | null,
  incident: string | null,
): boolean => sealed === org && !(incident !== null && letInto.includes(incident))
