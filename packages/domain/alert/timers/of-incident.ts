import type { World } from '../../decision.ts'
import type { Incident } from '../../incident/incident.ts'
import { hasEnded, type Slip } from '../../slip/slip.ts'
import { waitOf, type Waiting } from './wait.ts'

/** Whether some unit is at work under a slip. */
const isWorked = (slip: Slip): boolean => !hasEnded(slip) && slip.runs.some(({ finished }) => finished === null)

/** When the last unit of a slip left the work; a slip that no unit was on does not matter. */
function leftAt({ runs, state }: Slip): number {
  if (runs.length === 0) return 0
  const called = state.phase === 'cancelled' || state.phase === 'finished' ? state.at : 0
  return Math.max(called, ...runs.map(({ finished }) => finished?.toldAt ?? 0))
}

/** Slips that have left the board ended before the incident was last opened. */
const slipsOf = ({ slips }: Incident, world: World): readonly Slip[] =>
  slips.map(({ slip }) => world.get('slip', slip)).filter((slip) => slip !== undefined)

/** An open incident that no unit is on: none sent yet, a post that has named nobody, or the last one gone again. */
export const ofIncident: Waiting<Incident> = {
  waits: (incident, world) => {
    if (incident.state.phase !== 'open') return []
    const slips = slipsOf(incident, world)
    if (slips.some(isWorked)) return []
    const { id, org, exercise, openSince } = incident
    const since = Math.max(openSince, ...slips.map(leftAt))
    const about = `incident/${id}`
    return [waitOf({ kind: 'incident-without-unit', about, org, incident: id, unit: null, exercise, since })]
  },
  ending: (incident, gone, world) => {
    const { org, state, openSince } = incident
    if (org !== gone.org) return 'handed-over'
    // one that was closed and opened again is waited for anew, though nobody was sent
    const wasSent = slipsOf(incident, world).some(({ runs }) => runs.some(({ sent }) => sent.toldAt >= openSince))
    return state.phase === 'open' && wasSent ? 'unit-sent' : 'ended'
  },
}
