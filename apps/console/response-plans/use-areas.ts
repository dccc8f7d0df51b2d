import type { Coded } from '../lists/find-coded.ts'
import { useQuestion } from '../use-question.ts'
import { areasOfCity } from './plan-answers.ts'

/** Beats and zones of the city in use. */
export function useAreas(): readonly Coded[] {
  const { question } = useQuestion('areas', areasOfCity)
  return (question?.answer ?? []).map(({ id, name: { zh, en } }) => ({
    code: id,
    name: { zh: zh ?? en ?? id, en: en ?? zh ?? id },
  }))
}
