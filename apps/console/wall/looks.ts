import type { IncidentDocument } from '@tocsin/domain'
import { areaAt } from '../areas/area-at.ts'
import type { Area } from '../areas/ask-areas.ts'
import { clustersOf, type Cluster } from './places.ts'

/** What the map of the wall looks at for a while. */
export type Look =
  | { readonly at: 'whole' }
  | { readonly at: 'area'; readonly area: Area; readonly incidents: readonly IncidentDocument[] }
  /** what lies in no area */
  | { readonly at: 'cluster'; readonly cluster: Cluster }

/**
 * One round of looks: the whole, each area in which something is open, the most urgent first, what is open outside of all
 * areas, and one of the quiet areas, another one each round, so that none is never seen. Without areas: where something is open.
 */
export function lookAt(turn: number, incidents: readonly IncidentDocument[], areas: readonly Area[]): Look {
  const beats = areas.some(({ kind }) => kind === 'beat') ? areas.filter(({ kind }) => kind === 'beat') : areas
  const within = new Map<Area, IncidentDocument[]>()
  const outside: IncidentDocument[] = []
  for (const incident of urgentFirst(incidents)) {
    const area = incident.place === null ? undefined : areaAt(incident.place.point, beats)
    if (area === undefined) outside.push(incident)
    else within.set(area, [...(within.get(area) ?? []), incident])
  }
  const quiet = beats.filter((area) => !within.has(area))
  const looks: Look[] = [
    { at: 'whole' },
    ...[...within].map(([area, its]): Look => ({ at: 'area', area, incidents: its })),
    ...clustersOf(outside).map((cluster): Look => ({ at: 'cluster', cluster })),
  ]
  const length = looks.length + (quiet.length > 0 ? 1 : 0)
  const calm = quiet[Math.floor(turn / length) % Math.max(1, quiet.length)]
  if (calm !== undefined) looks.push({ at: 'area', area: calm, incidents: [] })
  return looks[turn % length] ?? { at: 'whole' }
}

const urgentFirst = (incidents: readonly IncidentDocument[]): readonly IncidentDocument[] =>
  incidents.toSorted((a, b) => a.priority - b.priority || a.openedAt - b.openedAt)
