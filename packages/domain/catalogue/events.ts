import type { Listing } from './catalogue.ts'

export type CatalogueEvent = {
  readonly type: 'catalogue-changed'
  /** all of it anew */
  readonly data: Listing & { readonly org: string }
}
