import type { Organisation } from './organisation.ts'
import type { Settings } from './settings.ts'

export type OrganisationEvent =
  | {
      readonly type: 'organisation-founded'
      readonly data: Omit<Organisation, 'settings' | 'settingsChange' | 'reliefFrom'>
    }
  /** all of them anew */
  | { readonly type: 'settings-changed'; readonly data: Settings }
  /** one shift took over from another: both have signed */
  | { readonly type: 'shift-relieved'; readonly data: { readonly relief: string } }
