import type { Recorded } from '../event.ts'
import type { OrganisationEvent } from './events.ts'

/** A body with its own chain, keys and people: a police bureau, a fire brigade, an ambulance service. */
export type Organisation = {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  /** division code, GB/T 2260, six digits; outside China any six digits of the site's choice */
  readonly division: string
  /** IANA name; the day of a slip number is the day there */
  readonly timeZone: string
}

/** An organisation after one more event: it has only its first. */
export function evolveOrganisation(_: Organisation | undefined, event: Recorded<OrganisationEvent>): Organisation {
  return event.data
}
