import {
  reviewKinds,
  reviewOutcomes,
  reviewSubject,
  type ReadingEvent,
  type RetentionEvent,
  type ReviewOutcome,
} from '@tocsin/domain'
import { eventTypes } from '@tocsin/domain/history'
import { languages } from '@tocsin/ui/words'
import { z } from 'zod'
import type { AuditState } from '../audit/keep-heads.ts'
import { readHead } from '../audit/head.ts'
import { paperOf } from '../audit/paper.ts'
import { headPage } from '../audit/head-page.ts'
import { openReviews, reviewsOf } from '../audit/reviews.ts'
import type { Verified } from '../audit/verify.ts'
import type { LogReading } from '../log-reading.ts'
import type { Recorded, Store } from '../store/index.ts'
import { conflict, notFound, unreadableInput } from './problem.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly auditPage: Store['auditPage']
  readonly heads: Pick<Store['heads'], 'newest' | 'logId'>
  readonly auditState: () => AuditState
  /** holds the newest entries against the heads */
  readonly verifyNewest: (count: number) => Promise<Verified>
  readonly eventsOf: (subjects: readonly string[]) => Promise<readonly Recorded[]>
  readonly reading: Pick<LogReading, 'review'>
}

const mostVerified = 20_000
const access = { verb: 'read-audit' } as const
const noted = (by: readonly string[] = []) => ({ deed: 'audit-read', by, inTheWay: true }) as const

/** What these events say is about readers, not about callers: an auditor sees it. Of all others he sees that they were. */
const told: ReadonlySet<string> = new Set<ReadingEvent['type'] | RetentionEvent['type']>([
  'words-erased',
  'personal-read',
  'access-noted',
  'try-refused',
  'signed-in',
  'signed-out',
  'desk-locked',
  'desk-unlocked',
  'terminal-changed',
  'review-raised',
  'review-done',
])

const entryAnswer = z.object({
  position: z.number(),
  at: z.number(),
  by: z.string(),
  seat: z.string().nullable(),
  subject: z.string(),
  type: z.string(),
  /** of events about readers; null of all others */
  data: z.record(z.string(), z.unknown()).nullable(),
})

const entriesQuery = z.object({
  before: z.coerce.number().int().min(1).optional(),
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  by: z
    .string()
    .max(80)
    .regex(/^[\w./-]+$/)
    .optional(),
  type: z
    .string()
    .max(60)
    .regex(/^[a-z-]+$/)
    .optional(),
  subject: z
    .string()
    .max(140)
    .regex(/^[a-z]+\/[\w.-]+$/)
    .optional(),
  refused: z.enum(['1']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const placeAnswer = z.object({
  name: z.string(),
  size: z.number().nullable(),
  at: z.number().nullable(),
  failed: z.string().nullable(),
  isAhead: z.boolean(),
})

const reviewAnswer = z.object({
  id: z.string(),
  kind: z.enum(reviewKinds),
  account: z.string(),
  at: z.number(),
  count: z.number(),
  usual: z.number().nullable(),
  spanMs: z.number(),
  done: z.object({ at: z.number(), by: z.string(), outcome: z.enum(reviewOutcomes), comment: z.string() }).nullable(),
})

/** The audit: who did what, whether the log is as it was signed, what was unusual. Each look is in the log itself. */
export function auditRoutes(parts: Parts): readonly Route[] {
  const { auditPage, heads, auditState, verifyNewest, eventsOf, reading } = parts
  return [
    route({
      method: 'GET',
      path: '/api/audit/entries',
      summary: 'Entries of the log by time, person, event and subject, newest first; without words of incidents',
      access,
      query: entriesQuery,
      noted: noted(['from', 'to', 'by', 'type', 'subject', 'refused', 'before']),
      answer: z.object({ entries: z.array(entryAnswer), next: z.number().nullable(), types: z.array(z.string()) }),
      handle: async ({ query: { refused, type, ...rest }, viewer }) => {
        const asked = refused === undefined ? type : 'try-refused'
        const { entries, next } = await auditPage({
          ...rest,
          org: viewer().org,
          ...(asked !== undefined && { types: [asked] }),
        })
        return {
          entries: entries.map((entry) => ({ ...entry, data: told.has(entry.type) ? entry.data : null })),
          next,
          types: Object.keys(eventTypes),
        }
      },
    }),
    route({
      method: 'GET',
      path: '/api/audit/heads',
      summary: 'The newest signed heads of the log, and where they are anchored',
      access,
      noted: noted(),
      answer: z.object({
        log: z.string(),
        failed: z.string().nullable(),
        places: z.array(placeAnswer),
        heads: z.array(
          z.object({ size: z.number(), at: z.number(), root: z.string(), key: z.string(), paper: z.string() }),
        ),
      }),
      handle: async () => {
        const { places, failed } = auditState()
        const newest = (await heads.newest(20)).flatMap(({ line }) => readHead(line) ?? [])
        return {
          log: await heads.logId(),
          failed,
          places,
          heads: newest.map((head) => ({
            size: head.size,
            at: head.at,
            root: head.root,
            key: head.key,
            paper: paperOf(head),
          })),
        }
      },
    }),
    route({
      method: 'GET',
      path: '/api/audit/paper',
      summary: 'The newest signed head as a page to print (HTML), with a code that a camera reads',
      access,
      noted: { deed: 'printed', inTheWay: true },
      query: z.object({ language: z.enum(languages).default('zh-CN') }),
      answer: z.any(),
      handle: async ({ query: { language }, reply }) => {
        const [head] = (await heads.newest(1)).flatMap(({ line }) => readHead(line) ?? [])
        if (head === undefined) throw notFound('no head has been signed yet')
        reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-modals")
        reply.header('cache-control', 'no-store')
        return reply.type('text/html; charset=utf-8').send(headPage(head, language))
      },
    }),
    route({
      method: 'POST',
      path: '/api/audit/verify',
      summary: 'Holds the newest entries against the signed heads and each other',
      access,
      noted: { deed: 'audit-verified', inTheWay: true },
      body: z.object({ newest: z.number().int().min(1).max(mostVerified) }),
      answer: z.object({
        from: z.number(),
        entries: z.number(),
        unsigned: z.number(),
        finding: z
          .object({ kind: z.string(), position: z.number(), subject: z.string().nullable(), at: z.number().nullable() })
          .nullable(),
      }),
      handle: async ({ body: { newest } }) => {
        const { from, entries, signed, finding } = await verifyNewest(newest)
        return { from, entries: entries - from, unsigned: Math.max(0, entries - signed), finding }
      },
    }),
    route({
      method: 'GET',
      path: '/api/audit/reviews',
      summary: 'Unusual reading to be looked at, the open ones first',
      access,
      noted: noted(),
      answer: z.object({ reviews: z.array(reviewAnswer) }),
      handle: async ({ viewer }) => ({ reviews: reviewsOf(await eventsOf([reviewSubject(viewer().org)])) }),
    }),
    route({
      method: 'POST',
      path: '/api/audit/reviews/:id',
      summary: 'Says what came of a review',
      access,
      params: z.object({ id: z.string().max(80) }),
      body: z.object({ outcome: z.enum(reviewOutcomes), comment: z.string().trim().max(500).default('') }),
      answer: z.object({}),
      handle: async ({ params: { id }, body: { outcome, comment }, viewer }) => {
        const subject = reviewSubject(viewer().org)
        const open = openReviews(await eventsOf([subject]))
        const review = open.find((each) => each.id === id)
        if (review === undefined) throw conflict('this review is done already, or is none')
        if (review.account === viewer().account)
          throw conflict('nobody reviews what he did himself: ask another auditor')
        if (review.kind === 'glass-broken' && comment === '')
          throw unreadableInput('comment', 'say what you made of it: broken glass is reviewed with a comment')
        await reading.review(viewer(), doneEvent(subject, viewer().org, { id, outcome, comment }))
        return {}
      },
    }),
  ]
}

type Told = { readonly id: string; readonly outcome: ReviewOutcome; readonly comment: string }

const doneEvent = (subject: string, owner: string, { id, outcome, comment }: Told) =>
  ({ type: 'review-done', subject, owner, data: { id, outcome, ...(comment !== '' && { comment }) } }) as const
