import type { Incident } from '../incident/incident.ts'
import type { Scope } from '../permissions.ts'

/**
 * How far an incident is shared with another organisation, each level with all of the ones before: that something of this
 * kind happens about here; the whole picture without anybody's words; the words too, and own units sent to it; leading it.
 */
export const shareLevels = ['redacted', 'view', 'assist', 'command'] as const
export type ShareLevel = (typeof shareLevels)[number]

/** Why it is shared; no free text: what there is to say stands in the narrative. */
export const shareReasons = [
  'near-border',
  'mutual-aid',
  'special-means',
  'wider-command',
  'for-information',
  'agreement',
] as const
export type ShareReason = (typeof shareReasons)[number]

export const shareEnds = ['refused', 'withdrawn', 'left', 'expired', 'agreement-over', 'not-covered', 'sealed'] as const
export type ShareEnd = (typeof shareEnds)[number]

/** More nobody keeps in mind. */
export const mostShares = 20

/** One incident shared with one other organisation: by hand, or by a standing agreement. It ends with the incident at the latest. */
export type Share = {
  readonly id: string
  /** the organisation that it is shared with */
  readonly with: string
  readonly level: ShareLevel
  readonly reason: ShareReason
  readonly by: string
  readonly at: number
  /** milliseconds; null: until the incident is closed */
  readonly until: number | null
  /** the standing agreement that it comes from; null: made by hand */
  readonly agreement: string | null
  /** offered: the other organisation has not consented yet, and sees no more than a redacted incident */
  readonly state: 'offered' | 'standing'
}

const scopesOfLevel: { readonly [Level in ShareLevel]: readonly Scope[] } = {
  redacted: ['redacted'],
  view: ['redacted', 'viewed'],
  assist: ['redacted', 'viewed', 'assisted'],
  command: ['redacted', 'viewed', 'assisted', 'commanded'],
}

/** Whose unit was lent and sent sees what it was sent to, until its feedback is in. */
export const scopesThroughHelp = ({ slips }: Pick<Incident, 'slips'>, org: string): readonly Scope[] =>
  slips.some(({ help }) => help?.org === org && !help.over) ? scopesOfLevel.assist : []

/** Through which scopes an organisation reaches an incident because it is shared with it. */
export const scopesThroughShares = ({ shares }: Pick<Incident, 'shares'>, org: string): readonly Scope[] =>
  shares
    .filter((share) => share.with === org)
    .flatMap(({ state, level }): readonly Scope[] => (state === 'offered' ? ['invited'] : scopesOfLevel[level]))
