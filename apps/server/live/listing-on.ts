import { neutralListing, type Listing } from '@tocsin/domain'
import type { Board } from './board.ts'

/** An organisation's own lists of types and tags, or the neutral ones where it has none. */
export function listingOn(board: Pick<Board, 'get'>, org: string): Listing {
  const fold = board.get(`catalogue/${org}`)
  return fold?.kind === 'catalogue' ? fold.state : neutralListing
}
