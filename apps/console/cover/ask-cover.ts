import { branches, unitKinds } from '@tocsin/domain'
import { z } from 'zod'
import { ask, withQuery, type Asked } from '../ask.ts'

const sample = z.union([z.number(), z.literal('under-5')])
const known = z.object({
  version: z.string(),
  at: z.number(),
  minutes: z.array(z.number()),
  shares: z.array(z.number()),
  bands: z.array(z.array(z.array(z.array(z.array(z.number()))))).nullable(),
  holes: z.array(
    z.object({ area: z.string(), name: z.string().nullable(), lon: z.number(), lat: z.number(), share: z.number() }),
  ),
  units: z.number(),
  nowhere: z.number(),
  counted: z.array(
    z.object({ branches: z.array(z.enum(branches)), kinds: z.array(z.enum(unitKinds)).nullable(), units: z.number() }),
  ),
  basis: z.enum(['reports', 'roads']),
  sample,
  weeks: z.number(),
})
const coverAnswer = z.object({ cover: known.nullable() })
export type CoverAnswer = z.output<typeof coverAnswer>
export type KnownCover = NonNullable<CoverAnswer['cover']>

const withoutAnswer = z.object({ before: z.array(z.number()), after: z.array(z.number()) })
export type WithoutAnswer = z.output<typeof withoutAnswer>

const adviceAnswer = z.object({
  mode: z.enum(['off', 'advise', 'ask']),
  advice: z
    .object({ unit: z.string(), from: z.string().nullable(), to: z.string(), gain: z.number(), driveS: z.number() })
    .nullable(),
  whyNone: z.enum(['off', 'no-cover', 'no-posts', 'well-placed', 'rate']).nullable(),
})
export type AdviceAnswer = z.output<typeof adviceAnswer>

let last: KnownCover | undefined

/** What free units reach; shapes that have not changed are not sent again. */
export async function askCover(signal: AbortSignal): Promise<Asked<CoverAnswer>> {
  const asked = await ask(withQuery('/api/cover', { seen: last?.version }), coverAnswer, { signal })
  if (asked.phase !== 'answered' || asked.answer.cover === null) return asked
  const { cover } = asked.answer
  last = cover.bands === null ? { ...cover, bands: last?.bands ?? [] } : cover
  return { phase: 'answered', answer: { cover: last } }
}

export const askWithout = (units: readonly string[], signal: AbortSignal): Promise<Asked<WithoutAnswer>> =>
  ask('/api/cover/without', withoutAnswer, { method: 'POST', body: { units }, signal })

export const askAdvice = (signal: AbortSignal): Promise<Asked<AdviceAnswer>> =>
  ask('/api/standby/advice', adviceAnswer, { signal })

export const declineAdvice = (unit: string): Promise<Asked<object>> =>
  ask('/api/standby/decline', z.object({}), { method: 'POST', body: { unit } })
