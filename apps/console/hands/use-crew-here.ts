import { hasEnded, type IncidentDocument, type Slip, type Unit } from '@tocsin/domain'
import { useAll } from '../live/use-board.ts'

/** Units that work on an incident, each with the slip that it is here on. */
export function useCrewHere(incident: IncidentDocument): readonly { readonly unit: Unit; readonly slip: Slip }[] {
  const units = useAll('unit')
  return useAll('slip')
    .filter((slip) => slip.incident === incident.id && !hasEnded(slip))
    .flatMap((slip) =>
      slip.runs
        .filter(({ finished }) => finished === null)
        .map((run) => units.find(({ id }) => id === run.unit))
        .filter((unit) => unit !== undefined)
        .map((unit) => ({ unit, slip })),
    )
}
