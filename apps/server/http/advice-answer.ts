import { bilingual, need } from '@tocsin/domain'
import { z } from 'zod'
import { unknownReasons } from '../advice/going.ts'

const goingAnswer = {
  profile: z.enum(['car', 'large', 'motorcycle', 'foot', 'boat']),
  /** lights and sirens; 1: none */
  factor: z.number(),
  /** by one's own drives at this hour */
  learnt: z.boolean(),
}

/** expected from finished work of the same type, as reported (DR2, DR14) */
const rest = z.object({ seconds: z.number(), cases: z.number() })

/** What the time of arrival is made of, from where, and with what doubt. */
const comer = z.object({
  unit: z.string(),
  /** until it is there: rest of the present work, turnout, drive; null: unknown, which is never zero */
  seconds: z.number().nullable(),
  standing: z.enum(['available', 'moving-back', 'on-call', 'clearing', 'divert']),
  /** the work that it would leave */
  abandons: z
    .object({
      incident: z.string(),
      number: z.string(),
      spoken: z.number(),
      priority: z.number(),
      othersStay: z.boolean(),
    })
    .nullable(),
  rest: rest.nullable(),
  turnoutS: z.number(),
  driveS: z.number().nullable(),
  metres: z.number().nullable(),
  delayS: z.number().nullable(),
  whyUnknown: z.enum(unknownReasons).nullable(),
  from: z.enum(['position', 'post', 'unknown']),
  ageS: z.number().nullable(),
  ...goingAnswer,
  tier: z.number(),
  /** those with the same can stand in for each other */
  use: z.string(),
})

const left = z.enum(['off-duty', 'out-of-service', 'equal-or-higher', 'here'])

/** Who should go, why, what that leaves missing, and what has changed since the last answer. */
export const adviceAnswer = z.object({
  position: z.number(),
  plan: z.object({ id: z.string(), version: z.number(), name: bilingual }).nullable(),
  /** without a plan: the needs of the type, or one unit of its branch */
  fallback: z.enum(['type', 'branch']).nullable(),
  needs: z.array(need.extend({ missing: z.number() })),
  /** at the incident or on their way */
  present: z.array(z.string()),
  units: z.array(
    comer.extend({
      fills: z.array(z.object({ need: z.number(), count: z.number(), whole: z.string().nullable() })),
      reasons: z.array(
        z.discriminatedUnion('code', [
          z.object({ code: z.literal('first-there') }),
          z.object({ code: z.literal('quickest-of'), of: z.number() }),
          z.object({ code: z.literal('only-one') }),
          z.object({ code: z.literal('fits-set'), quicker: z.number() }),
          z.object({ code: z.literal('time-unknown') }),
          z.object({ code: z.literal('divert-needed') }),
          z.object({ code: z.literal('further-area'), tier: z.number() }),
        ]),
      ),
    }),
  ),
  /** of use and not in the set, the quickest first */
  others: z.array(comer),
  passedOver: z.array(
    z.object({
      unit: z.string(),
      seconds: z.number(),
      reason: z.discriminatedUnion('code', [
        z.object({ code: z.literal('lacks-capability') }),
        z.object({ code: z.literal('area-not-asked'), tier: z.number() }),
        z.object({ code: z.literal('would-abandon') }),
        z.object({
          code: z.literal('filled-no-later'),
          by: z.string(),
          need: z.number().nullable(),
          seconds: z.number(),
        }),
        z.object({ code: z.literal('met-already') }),
        z.object({ code: z.literal('fits-worse'), more: z.number() }),
      ]),
    }),
  ),
  shortfall: z.array(
    z.object({
      need: z.number(),
      missing: z.number(),
      able: z.number(),
      /** who would fill it, and when free; null: nobody knows */
      fillers: z.array(
        z.object({ unit: z.string(), why: left, freeInS: z.number().nullable(), cases: z.number().nullable() }),
      ),
    }),
  ),
  /** needs that go to a post */
  posts: z.array(
    z.object({
      need: z.number(),
      post: z.string().nullable(),
      how: z.enum(['named', 'same-area', 'nearest', 'none']),
      isSent: z.boolean(),
    }),
  ),
  /** of use but no candidates, and why */
  left: z.array(z.object({ unit: z.string(), why: left })),
  leftCounts: z.record(z.string(), z.number()),
  /** without whom nothing more would be missing */
  surplus: z.array(z.string()),
  changed: z
    .object({
      before: z.object({ plan: z.string().nullable(), version: z.number().nullable() }),
      more: z.array(need),
      less: z.array(need),
    })
    .nullable(),
  /** share of the expected load within reach, now and without the set; null: not reckoned */
  uncovered: z.object({ shareBefore: z.number(), shareAfter: z.number() }).nullable(),
  /** the roads took too long: times that are missing are unknown */
  late: z.boolean(),
  tookMs: z.number(),
})
