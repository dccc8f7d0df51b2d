import { setImmediate } from 'node:timers/promises'
import {
  dryRun,
  id,
  planBody,
  type DryAnswer,
  type Incident,
  type Need,
  type PastCall,
  type Plan,
  type Recorded,
} from '@tocsin/domain'
import { z } from 'zod'
import type { CityService } from '../city.ts'
import type { Board } from '../live/board.ts'
import { listingOn } from '../live/listing-on.ts'
import type { Fold } from '../live/fold.ts'
import { createPastCalls } from '../plans/past-calls.ts'
import type { Search } from '../store/index.ts'
import { notFound, unreadableInput } from './problem.ts'
import { route, type Route } from './route.ts'

/** A page of the past; so many incidents are worked out at a time, and between them others are served. */
const pageSize = 100
const sliceSize = 10
const dayMs = 86_400_000
/** No further back: plans are tried on what was, not on years. */
const longestSpanMs = 92 * dayMs

type Past = { readonly fold: Fold; readonly since: number }
type Parts = {
  readonly board: Pick<Board, 'get' | 'folds'>
  readonly city: Pick<CityService, 'current'>
  readonly find: (subject: string) => Promise<Fold | undefined>
  readonly eventsOf: (subjects: readonly string[]) => Promise<readonly Recorded[]>
  readonly search: (org: string, query: Search) => Promise<readonly Past[]>
}

const versionsAnswer = z.object({
  versions: z.array(
    z.object({ version: z.number(), at: z.number(), by: z.string(), retired: z.boolean(), body: planBody.nullable() }),
  ),
})

const counted = z.array(z.object({ what: z.string(), count: z.number() }))
const held = z.object({ by: z.enum(['plan', 'type', 'branch', 'nothing']), plan: z.string().nullable() })
const dryRunAnswer = z.object({
  /** by which type plans were asked: what those on scene found came later (DR2) */
  typesAs: z.literal('reported'),
  incidents: z.number(),
  /** by what would have held: how often, what was wanted, what was sent, what those sent lacked */
  tallies: z.array(
    held.extend({ incidents: z.number(), wanted: counted, sent: counted, missing: counted, lacking: z.number() }),
  ),
  /** incidents for which there was no plan */
  unplanned: z.array(z.object({ number: z.string(), at: z.number(), type: z.string(), priority: z.number() })),
  /** where the draft holds instead of what is in force, or the other way round */
  differing: z.array(
    z.object({ number: z.string(), at: z.number(), type: z.string(), priority: z.number(), before: held, after: held }),
  ),
  /** how far back this page goes, and where the next begins; null: it is the last */
  reached: z.number(),
  next: z.string().nullable(),
})
type Tally = z.output<typeof dryRunAnswer>['tallies'][number]

const cursor = z
  .string()
  .max(140)
  .regex(/^\d{1,15}-[\w.-]+$/, 'the `next` of the page before')

/** Versions of a plan, and what plans would have done with the calls of a past span. */
export function planRoutes({ board, city, find, eventsOf, search }: Parts): readonly Route[] {
  function plansOf(org: string): readonly Plan[] {
    const folds = [...board.folds()].map(([, fold]) => fold)
    return folds.flatMap((fold) =>
      fold.kind === 'plan' && fold.state.org === org && !fold.state.retired ? [fold.state] : [],
    )
  }
  const listingOf = (org: string) => listingOn(board, org)
  const timeZoneOf = (org: string): string => {
    const fold = board.get(`organisation/${org}`)
    return fold?.kind === 'organisation' ? fold.state.timeZone : 'UTC'
  }

  /** Those that are open still, with the first page; then the closed ones, newest first. Drills are not counted. */
  async function pageOf(org: string, from: number, to: number, after: string | undefined) {
    const cut = after?.indexOf('-') ?? -1
    const place =
      after === undefined
        ? undefined
        : { since: Number(after.slice(0, cut)), subject: `incident/${after.slice(cut + 1)}` }
    const closed = await search(org, { from, to, limit: pageSize, ...(place && { after: place }) })
    const last = closed.length === pageSize ? closed.at(-1) : undefined
    const open = after === undefined ? [...board.folds()].map(([, fold]) => fold) : []
    const incidents = [...open, ...closed.map(({ fold }) => fold)].flatMap((fold): Incident[] =>
      fold.kind === 'incident' && fold.state.org === org && fold.state.openedAt >= from && fold.state.openedAt <= to
        ? [fold.state]
        : [],
    )
    return {
      // a line for each of them would tell which are sealed
      incidents: incidents.filter(({ exercise, sealed }) => !exercise && sealed === null),
      reached: last?.since ?? from,
      next: last === undefined ? null : `${last.since}-${last.fold.state.id}`,
    }
  }

  return [
    route({
      method: 'GET',
      path: '/api/plans/:id/versions',
      summary: 'All versions of a response plan, newest first, from the log',
      access: { verb: 'see-plan' },
      params: z.object({ id }),
      answer: versionsAnswer,
      handle: async ({ params, viewer }) => {
        const fold = await find(`plan/${params.id}`)
        if (fold?.kind !== 'plan' || fold.state.org !== viewer().org) throw notFound('no such plan')
        const events = await eventsOf([`plan/${params.id}`])
        return {
          versions: events
            .map(({ data, stamp: { at, by } }, index) => {
              const body = planBody.safeParse(data)
              return { version: index + 1, at, by, retired: !body.success, body: body.success ? body.data : null }
            })
            .toReversed(),
        }
      },
    }),
    route({
      method: 'POST',
      path: '/api/plans/dry-run',
      summary:
        'What the plans in force, or a draft among them, would have done with the calls of a past span; a page at a time',
      access: { verb: 'write-plan' },
      body: z.object({
        from: z.number().int(),
        to: z.number().int(),
        after: cursor.optional(),
        /** takes the place of the plan with this id, or stands beside the others; body null: without that plan */
        draft: z.object({ id, body: planBody.nullable() }).optional(),
      }),
      answer: dryRunAnswer,
      handle: async ({ body: { from, to, after, draft }, viewer }) => {
        if (to < from || to - from > longestSpanMs)
          throw unreadableInput('body.from', `a span of at most ${longestSpanMs / dayMs} days`)
        const { org } = viewer()
        const inForce = plansOf(org)
        const others = inForce.filter((plan) => plan.id !== draft?.id)
        const body = draft?.body ?? null
        const drafted = draft === undefined || body === null ? [] : [{ ...body, id: draft.id, version: 1 }]
        const tried = draft === undefined ? inForce : [...others, ...drafted]
        const { incidents, ...page } = await pageOf(org, from, to, after)
        const toCall = createPastCalls({ board, find, city }, org, timeZoneOf(org))
        const tally = createTally()
        for (let at = 0; at < incidents.length; at += sliceSize) {
          const calls = await Promise.all(incidents.slice(at, at + sliceSize).map(toCall))
          for (const call of calls) {
            const now = dryRun(tried, listingOf(org), call)
            tally.add(call, now, draft === undefined ? now : dryRun(inForce, listingOf(org), call))
          }
          await setImmediate()
        }
        return { typesAs: 'reported' as const, incidents: incidents.length, ...tally.answer(), ...page }
      },
    }),
  ]
}

/** How a need is counted and told: the capability, and how much of it. */
const keyOf = ({ capability, atLeast, of }: Need): string =>
  `${capability}${atLeast === undefined ? '' : ` ${atLeast}`}${of === 'people' ? ' people' : ''}`

const addTo = (counts: Map<string, number>, what: string, count: number): void => {
  counts.set(what, (counts.get(what) ?? 0) + count)
}

const listed = (counts: ReadonlyMap<string, number>) =>
  [...counts].map(([what, count]) => ({ what, count })).sort((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1))

type Open = { incidents: number; lacking: number } & Record<'wanted' | 'sent' | 'missing', Map<string, number>>

const emptyTally = (): Open => ({
  incidents: 0,
  lacking: 0,
  wanted: new Map<string, number>(),
  sent: new Map<string, number>(),
  missing: new Map<string, number>(),
})

function createTally() {
  const tallies = new Map<string, Open & Pick<Tally, 'by' | 'plan'>>()
  const unplanned: z.output<typeof dryRunAnswer>['unplanned'] = []
  const differing: z.output<typeof dryRunAnswer>['differing'] = []
  return {
    add(call: PastCall, now: DryAnswer, before: DryAnswer): void {
      const key = `${now.by} ${now.plan ?? ''}`
      const tally = tallies.get(key) ?? { by: now.by, plan: now.plan, ...emptyTally() }
      tallies.set(key, tally)
      tally.incidents += 1
      tally.lacking += now.missing.length > 0 ? 1 : 0
      for (const need of now.wanted) addTo(tally.wanted, keyOf(need), need.count)
      for (const need of now.missing) addTo(tally.missing, keyOf(need), need.count)
      for (const { kind } of call.sent) addTo(tally.sent, kind, 1)
      const { number, at, type } = call
      const { priority } = call.situation
      if (now.by !== 'plan') unplanned.push({ number, at, type, priority })
      if (now.by !== before.by || now.plan !== before.plan || keysOf(now) !== keysOf(before))
        differing.push({ number, at, type, priority, before: heldOf(before), after: heldOf(now) })
    },
    answer: () => ({
      tallies: [...tallies.values()].map((each) => ({
        ...each,
        wanted: listed(each.wanted),
        sent: listed(each.sent),
        missing: listed(each.missing),
      })),
      unplanned,
      differing,
    }),
  }
}

const keysOf = ({ wanted }: DryAnswer): string => JSON.stringify(wanted)
const heldOf = ({ by, plan }: DryAnswer): z.output<typeof held> => ({ by, plan })
