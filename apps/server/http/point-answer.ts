import { point } from '@tocsin/domain'
import { z } from 'zod'
import { placeAnswer } from './answers.ts'

const name = z.object({ zh: z.string().optional(), en: z.string().optional() })
const both = z.object({ zh: z.string(), en: z.string() })
const near = z.object({ place: placeAnswer, metres: z.number() })

const aid = z.object({
  id: z.string(),
  kind: z.enum(['hydrant', 'aed', 'hospital']),
  name,
  /** where exactly it hangs, or what is written on it */
  detail: z.string(),
  /** a hospital that says whether it takes emergencies */
  emergency: z.boolean().nullable(),
  ...point.shape,
  /** in a straight line */
  metres: z.number(),
})

const doubt = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('outside-area'), metres: z.number() }),
  z.object({ kind: z.literal('swapped-axes'), instead: point }),
  z.object({ kind: z.literal('gcj02'), instead: point, offM: z.number(), insteadOffM: z.number() }),
])

/** What is at a point. */
export const pointAnswer = z.object({
  address: near.nullable(),
  crossing: near.nullable(),
  kmPost: near.nullable(),
  sentence: both.nullable(),
  area: name.nullable(),
  town: name.nullable(),
  /** nearest first; metres is 0 inside */
  beats: z.array(z.object({ id: z.string(), kind: z.enum(['beat', 'zone']), name, metres: z.number() })),
  aids: z.object({
    hydrant: z.array(aid),
    aed: z.array(aid),
    /** by drive time; null: not known */
    hospital: z.array(aid.extend({ seconds: z.number().nullable(), driveM: z.number().nullable() })),
  }),
  doubts: z.array(doubt),
})
