import { reviewOutcomes, type ReviewOutcome } from '@tocsin/domain'
import { z } from 'zod'
import { ask, withQuery, type Asked } from '../ask.ts'

const entry = z.object({
  position: z.number(),
  at: z.number(),
  by: z.string(),
  subject: z.string(),
  type: z.string(),
  data: z.record(z.string(), z.unknown()).nullable(),
})
export type Entry = z.output<typeof entry>
const entriesAnswer = z.object({ entries: z.array(entry), next: z.number().nullable(), types: z.array(z.string()) })
export type Entries = z.output<typeof entriesAnswer>

const place = z.object({
  name: z.string(),
  size: z.number().nullable(),
  at: z.number().nullable(),
  failed: z.string().nullable(),
  isAhead: z.boolean(),
})
export type Place = z.output<typeof place>
const headsAnswer = z.object({
  log: z.string(),
  failed: z.string().nullable(),
  places: z.array(place),
  heads: z.array(z.object({ size: z.number(), at: z.number(), root: z.string(), key: z.string() })),
})
export type Heads = z.output<typeof headsAnswer>

const verified = z.object({
  entries: z.number(),
  unsigned: z.number(),
  finding: z.object({ kind: z.string(), position: z.number() }).nullable(),
})
export type VerifiedNewest = z.output<typeof verified>

const review = z.object({
  id: z.string(),
  kind: z.enum(['bulk', 'closed-without-reason', 'glass-broken']),
  account: z.string(),
  at: z.number(),
  count: z.number(),
  usual: z.number().nullable(),
  spanMs: z.number(),
  done: z.object({ at: z.number(), by: z.string(), outcome: z.enum(reviewOutcomes), comment: z.string() }).nullable(),
})
export type Review = z.output<typeof review>
const reviewsAnswer = z.object({ reviews: z.array(review) })

/** What entries are looked for by; times in milliseconds. */
export type Search = {
  readonly before?: number | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly by?: string | undefined
  readonly type?: string | undefined
  readonly subject?: string | undefined
  readonly refused?: '1' | undefined
}

export const askEntries = (search: Search, signal: AbortSignal): Promise<Asked<Entries>> =>
  ask(withQuery('/api/audit/entries', { ...search, limit: 50 }), entriesAnswer, { signal })
export const askHeads = (signal: AbortSignal): Promise<Asked<Heads>> => ask('/api/audit/heads', headsAnswer, { signal })
export const askReviews = (signal: AbortSignal): Promise<Asked<{ reviews: Review[] }>> =>
  ask('/api/audit/reviews', reviewsAnswer, { signal })
export const verifyNewest = (newest: number): Promise<Asked<VerifiedNewest>> =>
  ask('/api/audit/verify', verified, { method: 'POST', body: { newest } })
export const sayOutcome = (id: string, outcome: ReviewOutcome, comment: string): Promise<Asked<unknown>> =>
  ask(`/api/audit/reviews/${encodeURIComponent(id)}`, z.unknown(), { method: 'POST', body: { outcome, comment } })
