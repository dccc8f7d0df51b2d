import { z } from 'zod'
import { bilingual, code as anyCode, type DeepReadonly } from '../fields.ts'
import { typeCode } from './incident-type.ts'

/**
 * What feedback may ask for: a count, an amount of money, a choice, a number of a file, a time, words. Counts, no names:
 * what people wrote in words is sealed and stands apart.
 */
export const feedbackField = z.object({
  code: anyCode,
  name: bilingual,
  kind: z.discriminatedUnion('is', [
    z.object({ is: z.literal('count') }),
    z.object({ is: z.literal('amount') }),
    z.object({
      is: z.literal('choice'),
      of: z
        .array(z.object({ code: anyCode, name: bilingual }))
        .min(2)
        .max(40),
    }),
    z.object({ is: z.literal('file-number') }),
    z.object({ is: z.literal('time') }),
    z.object({ is: z.literal('words') }),
  ]),
  /** for these types and all below them; empty: for all */
  types: z.array(typeCode).max(60).default([]),
  required: z.boolean().default(false),
})
export type FeedbackField = DeepReadonly<z.output<typeof feedbackField>>

const field = (
  code: string,
  zh: string,
  en: string,
  is: 'count' | 'amount' | 'file-number' | 'words',
): FeedbackField => ({
  code,
  name: { zh, en },
  kind: { is },
  types: [],
  required: false,
})

/** What feedback asks for where a site has said nothing else; times come from the run, the result stands beside. */
export const usualFeedback: readonly FeedbackField[] = [
  field('found', '现场情况', 'What was found', 'words'),
  field('done', '处置情况', 'What was done', 'words'),
  field('rescued', '救出人数', 'People rescued', 'count'),
  field('lightly-injured', '轻伤人数', 'Lightly injured', 'count'),
  field('badly-injured', '重伤人数', 'Badly injured', 'count'),
  field('dead', '死亡人数', 'Dead', 'count'),
  field('units-sent', '出动车辆数', 'Units sent', 'count'),
  field('people-sent', '出动人数', 'People sent', 'count'),
  field('loss', '财产损失（元）', 'Loss', 'amount'),
  field('forwarded-to', '转交单位', 'Forwarded to', 'words'),
  field('case-number', '案件编号', 'Case number', 'file-number'),
]
