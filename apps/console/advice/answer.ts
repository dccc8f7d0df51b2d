import { bilingual, need, travelProfiles, type ChosenReason, type PassedOverReason } from '@tocsin/domain'
import { z } from 'zod'

const comer = {
  unit: z.string(),
  /** until it is there; null: not known, which is never short */
  seconds: z.number().nullable(),
  standing: z.enum(['available', 'moving-back', 'on-call', 'clearing', 'divert']),
  /** the organisation that has lent it; null: one's own */
  lentBy: z.string().nullable().default(null),
  abandons: z
    .object({ incident: z.string(), spoken: z.number(), priority: z.number(), othersStay: z.boolean() })
    .nullable(),
  rest: z.object({ seconds: z.number(), cases: z.number() }).nullable(),
  metres: z.number().nullable(),
  delayS: z.number().nullable(),
  whyUnknown: z.enum(['no-car', 'no-place', 'no-way', 'closed-off']).nullable(),
  from: z.enum(['position', 'post', 'unknown']),
  ageS: z.number().nullable(),
  profile: z.enum(travelProfiles),
  factor: z.number(),
  learnt: z.boolean(),
  use: z.string(),
}

/** What the server advises (`POST /api/advice`), as far as the desk shows it. */
export const adviceAnswer = z.object({
  plan: z.object({ id: z.string(), version: z.number(), name: bilingual }).nullable(),
  fallback: z.enum(['type', 'branch']).nullable(),
  needs: z.array(need.extend({ missing: z.number() })),
  units: z.array(z.object({ ...comer, reasons: z.array(z.custom<ChosenReason>((it) => typeof it === 'object')) })),
  others: z.array(z.object(comer)),
  passedOver: z.array(
    z.object({ unit: z.string(), reason: z.custom<PassedOverReason>((it) => typeof it === 'object') }),
  ),
  shortfall: z.array(
    z.object({
      need: z.number(),
      missing: z.number(),
      fillers: z.array(
        z.object({
          unit: z.string(),
          why: z.enum(['off-duty', 'out-of-service', 'equal-or-higher', 'here']),
          freeInS: z.number().nullable(),
          cases: z.number().nullable(),
        }),
      ),
    }),
  ),
  posts: z.array(z.object({ need: z.number(), post: z.string().nullable(), isSent: z.boolean() })),
  surplus: z.array(z.string()),
  changed: z.object({ more: z.array(need), less: z.array(need) }).nullable(),
  /** share of the expected load within reach, now and without the set; null: not reckoned. DR19 */
  uncovered: z.object({ shareBefore: z.number(), shareAfter: z.number() }).nullable(),
  late: z.boolean(),
})
export type Advice = z.output<typeof adviceAnswer>
export type Comer = Advice['others'][number]
