import type { Documents } from '@tocsin/domain'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import { askHits } from './hits.ts'

/** So many names say where a closure lies. */
const namedMost = 3

/** Which roads a closure lies on, by name, the longest stretch first; nothing while that is not known. */
export function RoadNames({ closure }: { readonly closure: Pick<Documents['closure'], 'geometry' | 'direction'> }) {
  const { closures, desk } = useWords()
  const isEnglish = useLanguage() === 'en'
  const { geometry, direction } = closure
  const { question } = useQuestion(`roads ${direction} ${JSON.stringify(geometry)}`, (signal) =>
    askHits(geometry, direction, signal),
  )
  if (question === null || question.phase === 'failed' || question.answer === undefined) return null
  const { roads, moreRoads } = question.answer
  const names = roads.flatMap(({ name }) => (isEnglish ? (name?.en ?? name?.zh) : (name?.zh ?? name?.en)) ?? [])
  const shown = names.length > 0 ? names.slice(0, namedMost) : roads.length > 0 ? [closures.hits.nameless] : []
  const left = names.length === 0 ? 0 : roads.length + moreRoads - shown.length
  if (shown.length === 0) return null
  return (
    <span data-roads>
      {shown.join(desk.listSeparator)}
      {left > 0 && ` · ${closures.hits.more(left)}`}
    </span>
  )
}
