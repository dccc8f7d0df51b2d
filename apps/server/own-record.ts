import { readingSubject, reviewOutcomes, reviewSubject, type Account } from '@tocsin/domain'
import { z } from 'zod'
import { reviewsOf } from './audit/reviews.ts'
import type { Recorded, Store } from './store/index.ts'

const entry = z.object({ at: z.number(), by: z.string(), type: z.string(), data: z.record(z.string(), z.unknown()) })

/** All that is kept about a member of the staff, told to that person alone. Times in milliseconds since 1970. */
export const ownRecordShape = z.object({
  account: z.object({
    id: z.string(),
    org: z.string(),
    login: z.string(),
    roles: z.array(z.string()),
    post: z.string().nullable(),
    unit: z.string().nullable(),
    standIns: z.array(z.object({ role: z.string(), until: z.number(), by: z.string() })),
    letInto: z.number(),
  }),
  /** what was done to the account: created, roles given, taken, unit joined */
  history: z.array(entry),
  /** duties planned, and when they were withdrawn or filed away */
  duties: z.array(
    z.object({
      from: z.number(),
      until: z.number(),
      place: z.string(),
      plannedBy: z.string(),
      ended: z.number().nullable(),
    }),
  ),
  /** on which unit, from when until when (null: now), and how many positions of it are kept of that time: never where */
  units: z.array(z.object({ unit: z.string(), from: z.number(), until: z.number().nullable(), positions: z.number() })),
  positionDays: z.number(),
  /** sign-ins, sign-outs, locks and tries refused, newest first; the older ones are among the acts */
  sessions: z.array(z.object({ at: z.number(), type: z.string(), data: z.record(z.string(), z.unknown()) })),
  acts: z.array(z.object({ type: z.string(), count: z.number(), first: z.number(), last: z.number() })),
  /** who looked for this person's entries in the audit */
  looks: z.array(z.object({ at: z.number(), by: z.string(), what: z.string() })),
  /** reviews of unusual reading that are done; one that runs is told when it is done */
  reviews: z.array(
    z.object({
      at: z.number(),
      kind: z.string(),
      count: z.number(),
      outcome: z.enum(reviewOutcomes),
      doneAt: z.number(),
    }),
  ),
})
export type OwnRecord = z.output<typeof ownRecordShape>

type Parts = {
  readonly ownRecord: Store['ownRecord']
  readonly eventsOf: (subjects: readonly string[]) => Promise<readonly Recorded[]>
  readonly countBetween: Store['positions']['countBetween']
  readonly now: () => number
}

const mostSessions = 200
const dayMs = 86_400_000
const sessionTypes: ReadonlySet<string> = new Set([
  'signed-in',
  'signed-out',
  'desk-locked',
  'desk-unlocked',
  'try-refused',
])
const planned = z.object({
  account: z.string(),
  from: z.number(),
  until: z.number(),
  place: z.object({ kind: z.string(), seat: z.string().optional(), unit: z.string().optional() }),
})
const joined = z.object({ unit: z.string() })

type Span = { readonly unit: string; readonly from: number; readonly until: number | null }

/** When somebody was on which unit, by the events of the account, newest first. */
function spansOf(events: readonly Recorded[]): readonly Span[] {
  const spans: Span[] = []
  for (const { type, data, stamp } of events) {
    if (type !== 'account-joined-unit' && type !== 'account-left-unit') continue
    const last = spans.at(-1)
    if (last?.until === null) spans[spans.length - 1] = { ...last, until: stamp.at }
    if (type === 'account-joined-unit') spans.push({ unit: joined.parse(data).unit, from: stamp.at, until: null })
  }
  return spans.toReversed()
}

function dutiesOf(events: readonly Recorded[], account: string): OwnRecord['duties'] {
  const duties = new Map<string, OwnRecord['duties'][number]>()
  for (const { type, data, stamp } of events) {
    const known = duties.get(stamp.subject)
    if (type === 'duty-planned') {
      const { place, from, until, account: whose } = planned.parse(data)
      const where = [place.kind, place.seat ?? place.unit].filter(Boolean).join('/')
      if (whose === account) duties.set(stamp.subject, { from, until, place: where, plannedBy: stamp.by, ended: null })
    } else if (known !== undefined) duties.set(stamp.subject, { ...known, ended: stamp.at })
  }
  return [...duties.values()].toSorted((one, other) => other.from - one.from)
}

/** Gathers the record of one account; the caller has made sure that it asks for itself. */
export function createOwnRecords({ ownRecord, eventsOf, countBetween, now }: Parts) {
  let before: Promise<unknown> = Promise.resolve()

  /** One at a time: reading a whole log is nothing that many may ask for at once. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = before.then(work, work)
    before = mine.catch(() => undefined)
    return mine
  }

  async function withCounts(org: string, spans: readonly Span[], keptSince: number): Promise<OwnRecord['units']> {
    const units: OwnRecord['units'] = []
    for (const { unit, from, until } of spans) {
      const isKept = (until ?? now()) > keptSince
      const positions = isKept ? await countBetween(org, unit, Math.max(from, keptSince), until ?? now()) : 0
      units.push({ unit, from, until, positions })
    }
    return units
  }

  return async (account: Account, positionDays: number): Promise<OwnRecord> => {
    const { id, org, login, roles, post, unit, standIns, letInto } = account
    const { acts, looks, duties } = await inTurn(() => ownRecord(org, id))
    const own = await eventsOf([`account/${id}`])
    const readings = await eventsOf([readingSubject(id)])
    const reviews = reviewsOf(await eventsOf([reviewSubject(org)]))
    return {
      account: { id, org, login, roles: [...roles], post, unit, standIns: [...standIns], letInto: letInto.length },
      history: own.map(({ type, data, stamp: { at, by } }) => ({ at, by, type, data: { ...data } })).toReversed(),
      duties: dutiesOf(await eventsOf(duties), id),
      units: await withCounts(org, spansOf(own), now() - positionDays * dayMs),
      positionDays,
      sessions: readings
        .filter(({ type }) => sessionTypes.has(type))
        .slice(-mostSessions)
        .map(({ type, data, stamp: { at } }) => ({ at, type, data: { ...data } }))
        .toReversed(),
      acts: [...acts],
      looks: [...looks],
      reviews: reviews.flatMap(({ account: whose, at, kind, count, done }) =>
        whose === id && done !== null ? [{ at, kind, count, outcome: done.outcome, doneAt: done.at }] : [],
      ),
    }
  }
}
