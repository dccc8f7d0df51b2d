import { formatDistance } from '@tocsin/ui'
import type { Words } from '@tocsin/ui/words'

/** Square metres below a tenth of a hectare, hectares below a square kilometre, then these. */
export function formatArea(squareM: number, { mapTools }: Words): string {
  if (squareM < 1000) return mapTools.squareMetres(Math.round(squareM).toString())
  if (squareM < 1_000_000) return mapTools.hectares((squareM / 10_000).toFixed(2))
  return mapTools.squareKilometres((squareM / 1_000_000).toFixed(2))
}

/** As `formatDistance`, and below ten kilometres to ten metres: somebody measures. */
export const formatLength = (metres: number, words: Words): string =>
  metres < 1000 || metres >= 10_000 ? formatDistance(metres, words) : words.times.kilometres((metres / 1000).toFixed(2))
