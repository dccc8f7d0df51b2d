import { tiedPlace, type Byname } from '@tocsin/domain'
import { z } from 'zod'
import { ask, type Asked } from '../ask.ts'
import { useAll } from '../live/use-board.ts'
import { useQuestion } from '../use-question.ts'
import { useWords } from '../words.ts'

export const bynameFilters = ['taught', 'confirmed', 'withdrawn'] as const
export type BynameFilter = (typeof bynameFilters)[number]

const past: z.ZodType<Byname> = z.object({
  id: z.string(),
  org: z.string(),
  heard: z.string(),
  place: tiedPlace,
  taughtBy: z.string(),
  taughtAt: z.number(),
  state: z.object({ phase: z.literal('withdrawn'), by: z.string(), at: z.number() }),
})

async function findWithdrawn(signal: AbortSignal): Promise<Asked<readonly Byname[]>> {
  const asked = await ask('/api/history/names', z.object({ names: z.array(past) }), { signal })
  return asked.phase === 'answered' ? { phase: 'answered', answer: asked.answer.names } : asked
}

/** The names that a filter shows, newest first, and how many the board has; withdrawn ones are asked for. */
export function useBynames(filter: BynameFilter) {
  const { desk } = useWords()
  const board = useAll('byname')
  const isPast = filter === 'withdrawn'
  // Asked again whenever the board has one less or more: it may have been withdrawn.
  const { question } = useQuestion(isPast ? `withdrawn ${board.length}` : null, findWithdrawn)
  const found = isPast ? (question?.answer ?? []) : board.filter(({ state }) => state.phase === filter)
  const taught = board.filter(({ state }) => state.phase === 'taught').length
  const counts: { readonly [Key in BynameFilter]: number | undefined } = {
    taught,
    confirmed: board.length - taught,
    withdrawn: undefined,
  }
  const status =
    question?.phase === 'failed'
      ? desk.failedToLoad
      : question?.phase === 'asking' && found.length === 0
        ? desk.loading
        : undefined
  return { listed: [...found].sort((a, b) => b.taughtAt - a.taughtAt), counts, status }
}
