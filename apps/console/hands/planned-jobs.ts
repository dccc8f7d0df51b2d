import type { IncidentDocument, Slip, Unit } from '@tocsin/domain'

/** A job that a unit is planned for. */
export type PlannedJob = { readonly slip: string; readonly incident: IncidentDocument }

/** In which order jobs are offered, of one unit as among several: by priority, then age. DR24 */
export const byUrgency = (
  { incident: a }: Pick<PlannedJob, 'incident'>,
  { incident: b }: Pick<PlannedJob, 'incident'>,
): number => a.priority - b.priority || a.openedAt - b.openedAt

/** What a unit is planned for, in the order of offering. DR24 */
export function plannedJobs(
  unit: Pick<Unit, 'planned'>,
  slipOf: (id: string) => Pick<Slip, 'id' | 'incident'> | undefined,
  incidentOf: (id: string) => IncidentDocument | undefined,
): readonly PlannedJob[] {
  return unit.planned
    .flatMap((id) => {
      const slip = slipOf(id)
      const incident = slip === undefined ? undefined : incidentOf(slip.incident)
      return incident === undefined ? [] : [{ slip: id, incident }]
    })
    .sort(byUrgency)
}
