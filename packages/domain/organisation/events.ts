import type { Organisation } from './organisation.ts'

export type OrganisationEvent = { readonly type: 'organisation-founded'; readonly data: Organisation }
