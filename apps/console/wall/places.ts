import type { ChosenPlace, IncidentDocument, Point } from '@tocsin/domain'
import { placeIn, type Language } from '@tocsin/ui/words'

/**
 * Where something happens, for everybody in the room to see: a street or what everybody knows, never which door. House
 * numbers and what follows them (building, unit, room) are left out of addresses.
 */
export function publicPlace(place: Pick<ChosenPlace, 'label' | 'labelEn' | 'source'>, language: Language): string {
  const { source } = place
  const label = placeIn(language, place)
  if (source !== 'address' && source !== 'caller' && source !== 'device' && source !== 'taught') return label
  const plain = label
    .replace(/(\p{Script=Han})\s*\d[\d\-–]*\s*[号號弄院栋幢].*$/u, '$1')
    .replace(/^\d[\d/–-]*[a-z]?\s+/i, '')
    .replace(/\s+\d[\d/–-]*[a-z]?(?=,|$)/gi, '')
  return plain.trim()
}

/** Incidents that lie near each other are looked at together: degrees of latitude, about two kilometres. */
const nearDegrees = 0.02

export type Cluster = { readonly points: readonly Point[]; readonly first: IncidentDocument }

/** Incidents with a place, in groups that fit one look at the map; the group of the most urgent comes first. */
export function clustersOf(incidents: readonly IncidentDocument[]): readonly Cluster[] {
  const clusters: { readonly points: Point[]; readonly first: IncidentDocument }[] = []
  const urgentFirst = incidents.toSorted((a, b) => a.priority - b.priority || a.openedAt - b.openedAt)
  for (const incident of urgentFirst) {
    if (incident.place === null) continue
    const { point } = incident.place
    const near = clusters.find(({ points: [middle] }) => middle !== undefined && isNear(middle, point))
    if (near === undefined) clusters.push({ points: [point], first: incident })
    else near.points.push(point)
  }
  return clusters
}

function isNear(a: Point, b: Point): boolean {
  const squeeze = Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot((a.lon - b.lon) * squeeze, a.lat - b.lat) <= nearDegrees
}
