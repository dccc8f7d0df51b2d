import { planBody } from '@tocsin/domain'
import { z } from 'zod'
import { ask, type Asked } from '../ask.ts'

const versionsAnswer = z.object({
  versions: z.array(
    z.object({ version: z.number(), at: z.number(), by: z.string(), retired: z.boolean(), body: planBody.nullable() }),
  ),
})
export type PlanVersion = z.output<typeof versionsAnswer>['versions'][number]

/** All versions of a plan, newest first. */
export async function versionsOf(plan: string, signal: AbortSignal): Promise<Asked<readonly PlanVersion[]>> {
  const asked = await ask(`/api/plans/${plan}/versions`, versionsAnswer, { signal })
  return asked.phase === 'answered' ? { phase: 'answered', answer: asked.answer.versions } : asked
}

const areasAnswer = z.object({
  areas: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['beat', 'zone']),
      name: z.object({ zh: z.string().optional(), en: z.string().optional() }),
    }),
  ),
})
export type Area = z.output<typeof areasAnswer>['areas'][number]

/** Beats and zones of the city in use. */
export async function areasOfCity(signal: AbortSignal): Promise<Asked<readonly Area[]>> {
  const asked = await ask('/api/areas', areasAnswer, { signal })
  return asked.phase === 'answered' ? { phase: 'answered', answer: asked.answer.areas } : asked
}

const counted = z.array(z.object({ what: z.string(), count: z.number() }))
const held = z.object({ by: z.enum(['plan', 'type', 'branch', 'nothing']), plan: z.string().nullable() })
const called = z.object({ number: z.string(), at: z.number(), type: z.string(), priority: z.number() })
const dryRunAnswer = z.object({
  incidents: z.number(),
  tallies: z.array(
    held.extend({ incidents: z.number(), wanted: counted, sent: counted, missing: counted, lacking: z.number() }),
  ),
  unplanned: z.array(called),
  differing: z.array(called.extend({ before: held, after: held })),
  reached: z.number(),
  next: z.string().nullable(),
})
export type DryRun = z.output<typeof dryRunAnswer>
export type Tally = DryRun['tallies'][number]

type Span = { readonly from: number; readonly to: number }
export type Draft = { readonly id: string; readonly body: z.input<typeof planBody> }

/** One page of the past, the newest first. */
export const dryRunPage = (
  span: Span,
  after: string | null,
  draft: Draft | null,
  signal: AbortSignal,
): Promise<Asked<DryRun>> =>
  ask('/api/plans/dry-run', dryRunAnswer, {
    method: 'POST',
    signal,
    body: { ...span, ...(after === null ? {} : { after }), ...(draft === null ? {} : { draft }) },
  })

const added = (one: Tally['sent'], other: Tally['sent']): Tally['sent'] => {
  const counts = new Map(one.map(({ what, count }) => [what, count]))
  for (const { what, count } of other) counts.set(what, (counts.get(what) ?? 0) + count)
  return [...counts].map(([what, count]) => ({ what, count })).sort((a, b) => b.count - a.count)
}

/** Two pages as one; tallies of the same plan are added up. */
export function joined(before: DryRun, page: DryRun): DryRun {
  const tallies = new Map(before.tallies.map((each) => [`${each.by} ${each.plan}`, each]))
  for (const each of page.tallies) {
    const known = tallies.get(`${each.by} ${each.plan}`)
    const sum =
      known === undefined
        ? each
        : {
            ...each,
            incidents: known.incidents + each.incidents,
            lacking: known.lacking + each.lacking,
            wanted: added(known.wanted, each.wanted),
            sent: added(known.sent, each.sent),
            missing: added(known.missing, each.missing),
          }
    tallies.set(`${each.by} ${each.plan}`, sum)
  }
  return {
    ...page,
    incidents: before.incidents + page.incidents,
    tallies: [...tallies.values()].sort((a, b) => b.incidents - a.incidents),
    unplanned: [...before.unplanned, ...page.unplanned],
    differing: [...before.differing, ...page.differing],
  }
}
