import type { Organisation } from './organisation.ts'
import type { Area } from '../area/area.ts'
import type { OrganisationKind, SuperiorEnd } from './tree.ts'
import type { Settings } from './settings.ts'

export type OrganisationEvent =
  | {
      readonly type: 'organisation-founded'
      readonly data: Pick<Organisation, 'id' | 'name' | 'division' | 'timeZone'> & { readonly kind?: OrganisationKind }
    }
  | { readonly type: 'organisation-kind-set'; readonly data: { readonly kind: OrganisationKind } }
  /** it would stand under another, which has to consent */
  | { readonly type: 'superior-asked'; readonly data: { readonly superior: string } }
  | { readonly type: 'superior-joined'; readonly data: { readonly superior: string } }
  | { readonly type: 'superior-ended'; readonly data: { readonly superior: string; readonly why: SuperiorEnd } }
  /** null: it says none any more */
  | { readonly type: 'organisation-area-set'; readonly data: { readonly area: Area | null } }
  /** all of them anew */
  | { readonly type: 'settings-changed'; readonly data: Settings }
  /** one shift took over from another: both have signed */
  | { readonly type: 'shift-relieved'; readonly data: { readonly relief: string } }
