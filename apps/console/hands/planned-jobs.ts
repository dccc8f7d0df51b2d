import type { IncidentDocument, Slip, Unit } from '@tocsin/domain'

/** A job that a unit is planned for. */
export type PlannedJob = { readonly slip: string; readonly incident: IncidentDocument }

/** What a unit is planned for, in the order of offering: by priority, then age of the incident. DR24 */
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
    .sort((a, b) => a.incident.priority - b.incident.priority || a.incident.openedAt - b.incident.openedAt)
}
