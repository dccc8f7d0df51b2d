import type { Point } from '@tocsin/domain'
import { metresToPixels, pixelsToMetres, type MapView } from '@tocsin/ui/map'

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

/** From here a place is looked at, unless it may lie anywhere in a circle that does not fit then. */
const closeUpZoom = 16
/** A circle of this radius fits into the smallest map of a desk. */
const fittingPixels = 220

/** The zoom at which a place is seen with all of how far it may be off, radius in metres: a street whole, a house close up. */
export const zoomToSee = ({ lat }: Point, radiusM: number, nearest = closeUpZoom): number =>
  Math.min(nearest, Math.log2(fittingPixels / metresToPixels(Math.max(1, radiusM), lat, 0)))
