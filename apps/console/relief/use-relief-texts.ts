import { z } from 'zod'
import { ask } from '../ask.ts'
import { useQuestion } from '../use-question.ts'

const texts = z.object({ texts: z.array(z.object({ comment: z.string(), text: z.string().nullable() })) })
const said = z.object({ texts: z.array(z.object({ instruction: z.string(), text: z.string().nullable() })) })

export type TextOf = {
  readonly phase: 'asking' | 'answered' | 'failed'
  readonly of: (id: string) => string | null | undefined
  readonly again: () => void
}

/** What was written at a relief; `count` remarks, asked for anew when there are more. */
export function useReliefTexts(relief: string, count: number): TextOf {
  const { question, again } = useQuestion(count === 0 ? null : `relief-${relief} ${count}`, (signal) =>
    ask(`/api/reliefs/${relief}`, texts, { signal }),
  )
  const known = question?.answer?.texts ?? []
  return { phase: question?.phase ?? 'answered', again, of: (id) => known.find(({ comment }) => comment === id)?.text }
}

/** What the leaders' instructions that stand say; `ids` tells when there are others. */
export function useInstructionTexts(ids: readonly string[]): TextOf {
  const { question, again } = useQuestion(ids.length === 0 ? null : `instructions ${ids.join()}`, (signal) =>
    ask('/api/instructions', said, { signal }),
  )
  const known = question?.answer?.texts ?? []
  return {
    phase: question?.phase ?? 'answered',
    again,
    of: (id) => known.find(({ instruction }) => instruction === id)?.text,
  }
}
