import type { IncidentDocument, Point } from '@tocsin/domain'
import { isTakingWork } from '@tocsin/domain'
import { distanceM } from '../distance.ts'

export type Duplicate = {
  readonly incident: IncidentDocument
  readonly metres: number | null
  readonly isSameType: boolean
  readonly isSameNumber: boolean
}

const withinM = 300
const withinMs = 2 * 60 * 60_000

/**
 * Open incidents that a call about `at` may be about too: within 300 m and the last two hours, or those that the same
 * number called about in the last 24 hours (`sameNumber`), which come first; those of the same type then, then the nearer ones. Never more than five: a list that is not read is no help.
 */
export function findDuplicates(
  at: Point | null,
  type: string | null,
  incidents: readonly IncidentDocument[],
  now: number,
  sameNumber: readonly string[] = [],
): readonly Duplicate[] {
  const near = incidents.flatMap((incident): Duplicate[] => {
    if (!takesWork(incident)) return []
    const metres = at === null || incident.place === null ? null : distanceM(at, incident.place.point)
    const isNear = metres !== null && metres <= withinM && now - incident.openedAt <= withinMs
    const isSameNumber = sameNumber.includes(incident.id)
    return isNear || isSameNumber ? [{ incident, metres, isSameType: incident.type === type, isSameNumber }] : []
  })
  const far = (each: Duplicate): number => each.metres ?? Infinity
  return near
    .sort(
      (a, b) =>
        Number(b.isSameNumber) - Number(a.isSameNumber) ||
        Number(b.isSameType) - Number(a.isSameType) ||
        far(a) - far(b),
    )
    .slice(0, 5)
}

const takesWork = (incident: IncidentDocument): boolean => isTakingWork(incident)
