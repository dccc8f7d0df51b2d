import { degreesOf, lonNear, stretchAt } from '../metres.ts'
import type { Place } from '../place.ts'
import type { Related } from './relation.ts'

const besideM = 100

/**
 * The place that is meant by a relation to a found one. With distance and direction the point moves there; without
 * a direction the radius takes the distance in; the words are kept.
 */
export function applyRelation(place: Place, { relation, metres = 0, bearing }: Related): Place {
  const radiusM = Math.round(
    bearing === undefined ? place.radiusM + Math.max(besideM, metres) : place.radiusM + Math.max(30, metres * 0.3),
  )
  const told = { ...place, relation, radiusM, precision: place.precision === 'area' ? 'area' : 'street' } as const
  if (bearing === undefined || metres === 0) return told
  const angle = (bearing * Math.PI) / 180
  const lat = place.lat + degreesOf(metres * Math.cos(angle))
  const lon = place.lon + degreesOf(metres * Math.sin(angle)) * stretchAt(place.lat)
  return { ...told, lon: lonNear(lon, 0), lat: Math.max(-90, Math.min(90, lat)) }
}
