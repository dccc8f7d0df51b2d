import type { IncidentDocument, Point } from '@tocsin/domain'
import { isTakingWork } from '@tocsin/domain'
import { distanceM } from '../distance.ts'

export type Duplicate = { readonly incident: IncidentDocument; readonly metres: number; readonly isSameType: boolean }

const withinM = 300
const withinMs = 2 * 60 * 60_000

/**
 * Open incidents that a call about `at` may be about too: within 300 m and the last two hours; those of the same type
 * first, then the nearer ones. Never more than five: a list that is not read is no help.
 */
export function findDuplicates(
  at: Point,
  type: string | null,
  incidents: readonly IncidentDocument[],
  now: number,
): readonly Duplicate[] {
  const near = incidents.flatMap((incident): Duplicate[] => {
    if (incident.place === null || !takesWork(incident) || now - incident.openedAt > withinMs) return []
    const metres = distanceM(at, incident.place.point)
    return metres <= withinM ? [{ incident, metres, isSameType: incident.type === type }] : []
  })
  return near.sort((a, b) => Number(b.isSameType) - Number(a.isSameType) || a.metres - b.metres).slice(0, 5)
}

const takesWork = (incident: IncidentDocument): boolean => isTakingWork(incident)
