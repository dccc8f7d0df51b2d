import { z } from 'zod'
import { ask, withQuery, type Asked } from '../ask.ts'

const data = z.record(z.string(), z.unknown())
const record = z.object({
  account: z.object({
    id: z.string(),
    login: z.string(),
    roles: z.array(z.string()),
    post: z.string().nullable(),
    unit: z.string().nullable(),
    standIns: z.array(z.object({ role: z.string(), until: z.number(), by: z.string() })),
  }),
  history: z.array(z.object({ at: z.number(), by: z.string(), type: z.string(), data })),
  duties: z.array(
    z.object({
      from: z.number(),
      until: z.number(),
      place: z.string(),
      plannedBy: z.string(),
      ended: z.number().nullable(),
    }),
  ),
  units: z.array(z.object({ unit: z.string(), from: z.number(), until: z.number().nullable(), positions: z.number() })),
  positionDays: z.number(),
  sessions: z.array(z.object({ at: z.number(), type: z.string(), data })),
  acts: z.array(z.object({ type: z.string(), count: z.number(), first: z.number(), last: z.number() })),
  looks: z.array(z.object({ at: z.number(), by: z.string(), what: z.string() })),
  reviews: z.array(
    z.object({
      at: z.number(),
      kind: z.enum(['bulk', 'closed-without-reason', 'glass-broken']),
      count: z.number(),
      outcome: z.enum(['in-order', 'talked-about', 'passed-on']),
      doneAt: z.number(),
    }),
  ),
})
/** All that is held about who asks; times in milliseconds since 1970. */
export type OwnRecord = z.output<typeof record>

const act = z.object({
  position: z.number(),
  at: z.number(),
  seat: z.string().nullable(),
  subject: z.string(),
  type: z.string(),
})
export type Act = z.output<typeof act>
const acts = z.object({ entries: z.array(act), next: z.number().nullable() })

export const askRecord = (signal: AbortSignal): Promise<Asked<OwnRecord>> => ask('/api/my/record', record, { signal })
/** A page of one's own entries in the log, the newest first. */
export const askActs = (before?: number, signal?: AbortSignal): Promise<Asked<z.output<typeof acts>>> =>
  ask(withQuery('/api/my/acts', { before }), acts, signal === undefined ? {} : { signal })

/** The record with every one of the acts, as a file's text; undefined where a page of them did not come. */
export async function wholeRecord(known: OwnRecord): Promise<string | undefined> {
  const entries: Act[] = []
  let before: number | null | undefined
  while (before !== null) {
    const page = await askActs(before)
    if (page.phase !== 'answered') return undefined
    entries.push(...page.answer.entries)
    before = page.answer.next
  }
  return JSON.stringify({ ...known, entries }, null, 2)
}
