import type { Organisation } from './organisation.ts'
import type { Settings } from './settings.ts'

export type OrganisationEvent =
  | { readonly type: 'organisation-founded'; readonly data: Omit<Organisation, 'settings' | 'settingsChange'> }
  /** all of them anew */
  | { readonly type: 'settings-changed'; readonly data: Settings }
