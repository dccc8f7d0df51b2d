import {
  reviewKinds,
  reviewOutcomes,
  reviewSubject,
  type Draft,
  type ReadingEvent,
  type ReviewOutcome,
  type Viewer,
} from '@tocsin/domain'
import { newId } from '@tocsin/link'
import { z } from 'zod'
import type { Recorded } from '../store/index.ts'
import type { Unusual } from './unusual.ts'

const raised = z.object({
  id: z.string(),
  kind: z.enum(reviewKinds),
  account: z.string(),
  count: z.number(),
  usual: z.number().nullable(),
  spanMs: z.number(),
})
const done = z.object({ id: z.string(), outcome: z.enum(reviewOutcomes), comment: z.string().optional() })

/** Something unusual that an auditor is asked to look at, and what he made of it. */
export type Review = z.output<typeof raised> & {
  readonly at: number
  readonly done: {
    readonly at: number
    readonly by: string
    readonly outcome: ReviewOutcome
    readonly comment: string
  } | null
}

/** The reviews of an organisation by its events, those that are open first, then the newest. */
export function reviewsOf(events: readonly Recorded[]): readonly Review[] {
  const reviews = new Map<string, Review>()
  for (const { type, data, stamp } of events) {
    if (type === 'review-raised') {
      const review = raised.parse(data)
      reviews.set(review.id, { ...review, at: stamp.at, done: null })
    }
    if (type !== 'review-done') continue
    const { id, outcome, comment = '' } = done.parse(data)
    const known = reviews.get(id)
    if (known !== undefined) reviews.set(id, { ...known, done: { at: stamp.at, by: stamp.by, outcome, comment } })
  }
  return [...reviews.values()].toSorted(
    (one, other) => Number(one.done !== null) - Number(other.done !== null) || other.at - one.at,
  )
}

export const openReviews = (events: readonly Recorded[]): readonly Review[] =>
  reviewsOf(events).filter((review) => review.done === null)

/** The event that asks the auditors of the reader's organisation to look. */
export const raisedReview = ({ account, org }: Viewer, unusual: Unusual): Draft<ReadingEvent> => ({
  type: 'review-raised',
  subject: reviewSubject(org),
  owner: org,
  data: { id: newId(), account, ...unusual },
})
