import type { Point } from '@tocsin/domain'
import { pixelsToMetres, type MapView } from '@tocsin/ui/map'

/** Half of what a map at a desk is wide, about. */
const halfPixels = 400
/** The server's most. */
const furthestM = 1_000_000

/** The circle about the middle of a view that a desk's map shows. */
export const shownBy = ({ lon, lat, zoom }: MapView): Point & { readonly radiusM: number } => ({
  lon,
  lat,
  radiusM: Math.min(furthestM, Math.round(pixelsToMetres(halfPixels, lat, zoom))),
})
