import { milestones, type Clock, type IncidentDocument, type Slip } from '@tocsin/domain'

/** What one looks at a change by: who told it, and when by the server's clock. */
type Told = Pick<Clock, 'by' | 'toldAt'>

/** When somebody other than `me` last did something about an incident or what was sent to it; null: nobody has. */
export function newestByOthers(incident: IncidentDocument, slips: readonly Slip[], me: string): number | null {
  const told: readonly Told[] = [
    ...incident.touches.map(({ by, at }) => ({ by, toldAt: at })),
    ...slips.flatMap(({ runs }) =>
      runs.flatMap((run) => [run.sent, ...milestones.flatMap((milestone) => run[milestone] ?? [])]),
    ),
  ]
  const others = told.filter(({ by }) => by !== me).map(({ toldAt }) => toldAt)
  return others.length === 0 ? null : Math.max(...others)
}
