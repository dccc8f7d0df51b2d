import { findIncidentType, neutralListing, type IncidentType, type Listing } from '@tocsin/domain'
import type { Board } from './board.ts'

/** What an organisation calls things: its own lists, or the neutral ones. */
export const listingOn = (board: Pick<Board, 'get'>, org: string): Listing =>
  board.get('catalogue', org) ?? neutralListing

/**
 * The type with this code: of the list of `org` (whose incident it is), else of any list on the board, else of the neutral
 * one; undefined for a code that none of them has.
 */
export const typeOn = (board: Pick<Board, 'get' | 'all'>, code: string, org?: string): IncidentType | undefined =>
  [...(org === undefined ? [] : [listingOn(board, org)]), ...board.all('catalogue'), neutralListing]
    .map((listing) => findIncidentType(listing, code))
    .find((type) => type !== undefined)
