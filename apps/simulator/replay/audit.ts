import { z } from 'zod'
import type { Desk } from '../client/desk.ts'
import { forEachOf } from '../client/set-up.ts'
import { Problem } from '../client/http.ts'

/** What the server's own log says of the incidents of a replay, read back incident by incident. */
export type Audit = {
  readonly incidents: number
  readonly closed: number
  readonly slips: number
  /** runs with an end */
  readonly runs: number
  readonly acceptedFeedbacks: number
  /** incidents that the server does not have */
  readonly missing: readonly string[]
}

const timeline = z.object({
  events: z.array(z.object({ type: z.string(), subject: z.string(), data: z.record(z.string(), z.unknown()) })),
})
type Event = z.infer<typeof timeline>['events'][number]

/** Asks for the timeline of each incident and counts what is in it: the server's word, not what we believe to have told. */
export async function auditIncidents(desk: Desk, incidents: readonly string[]): Promise<Audit> {
  const missing: string[] = []
  const counts = { incidents: 0, closed: 0, slips: 0, runs: 0, acceptedFeedbacks: 0 }
  await forEachOf(incidents, 8, async (incident) => {
    const events = await eventsOf(desk, incident)
    if (events === undefined) {
      missing.push(incident)
      return
    }
    const count = (matches: (event: Event) => boolean): number => events.filter(matches).length
    const isClosed = events.findLast(({ type }) => type === 'incident-closed' || type === 'incident-reopened')
    counts.incidents += 1
    counts.closed += isClosed?.type === 'incident-closed' ? 1 : 0
    counts.slips += count(({ type }) => type === 'slip-issued')
    counts.runs += count(({ type, data }) => type === 'run-progressed' && data['milestone'] === 'finished')
    counts.acceptedFeedbacks += count(({ type }) => type === 'feedback-accepted')
  })
  return { ...counts, missing }
}

async function eventsOf(desk: Desk, incident: string): Promise<readonly Event[] | undefined> {
  try {
    return timeline.parse(await desk.get(`/api/incidents/${encodeURIComponent(incident)}/timeline`)).events
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined
    throw error
  }
}
