import type { LonLat } from './metres.ts'

/** The side of the road that traffic keeps to. */
export type DrivingSide = 'left' | 'right'

/**
 * Loads the borders within which one drives on the left, which are part of the product: no network is asked. Borders and
 * their sides are those of country-coder, which OpenStreetMap's editors use; Hong Kong and Macau have theirs. At sea and
 * wherever nobody has laid down a side it is the right. Loaded by an import alone, since it takes a tenth of a second.
 *
 * The place decides and not `driving_side` on boundaries: an extract cut at a border has the neighbour's boundary too.
 */
export async function loadDrivingSides(): Promise<(at: LonLat) => DrivingSide> {
  const { driveSide } = await import('@rapideditor/country-coder')
  return ({ lon, lat }) => (driveSide([lon, lat]) === 'left' ? 'left' : 'right')
}
