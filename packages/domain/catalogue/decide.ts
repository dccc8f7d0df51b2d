import type { Commands } from '../all-commands.ts'
import type { Decide, World } from '../decision.ts'
import { refuse, type Refusal } from '../refusals.ts'
import { catalogueEvent, findIncidentType, neutralListing, type Listing } from './catalogue.ts'

/** What an organisation calls things now: its own lists, or the neutral ones. */
export const listingOf = (world: World, org: string): Listing => world.get('catalogue', org) ?? neutralListing

/** Codes that are no longer listed are kept, retired: what has them must stay readable. DR1 */
function kept<Each extends { readonly code: string; readonly retired: boolean }>(
  before: readonly Each[],
  now: readonly Each[],
): readonly Each[] {
  const codes = new Set(now.map(({ code }) => code))
  return [...now, ...before.filter(({ code }) => !codes.has(code)).map((each) => ({ ...each, retired: true }))]
}

/** A no where an incident cannot have this type, or these tags, from now on. */
export function whyNotListed(
  { types, tags }: Listing,
  { type, tags: wanted = [] }: { readonly type?: string | undefined; readonly tags?: readonly string[] | undefined },
): Refusal | undefined {
  const found = type === undefined ? undefined : findIncidentType({ types }, type)
  if (type !== undefined && (found === undefined || found.retired)) return refuse('not-on-list', { type })
  const strange = wanted.find((code) => tags.every((tag) => tag.code !== code || tag.retired))
  return strange === undefined ? undefined : refuse('not-on-list', { tag: strange })
}

/** Decisions about catalogues. */
export const decideCatalogue: { readonly 'change-catalogue': Decide<Commands['change-catalogue']> } = {
  'change-catalogue': ({ basedOn, listing }, world, { org }) => {
    const before = world.get('catalogue', org)
    if ((before?.version ?? 0) !== basedOn)
      return refuse('changed-meanwhile', before === undefined ? undefined : { by: before.changedBy })
    const { types, tags, capabilities } = before ?? neutralListing
    const data = {
      ...listing,
      org,
      types: kept(types, listing.types),
      tags: kept(tags, listing.tags),
      capabilities: kept(capabilities, listing.capabilities),
    }
    return { events: [catalogueEvent(org, { type: 'catalogue-changed', data })] }
  },
}
