import { formatDistance } from '@tocsin/ui'
import type { Question } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './closures.module.css'
import type { Hits } from './hits.ts'

const tooLarge = 400

/** Which roads a drawing hits, in words; the map shows them too. */
export function HitRoads({ hits }: { readonly hits: Question<Hits> }) {
  const words = useWords()
  const { closures } = words
  if (hits.phase === 'failed')
    return (
      <output className={classes['hits']}>
        {hits.status === tooLarge ? closures.hits.tooLarge : closures.hits.unknown}
      </output>
    )
  const { answer } = hits
  if (answer === undefined) return <output className={classes['hits']}>{closures.hits.asking}</output>
  if (answer.pieces === 0)
    return (
      <output className={classes['hits']} data-none>
        {closures.hits.none}
      </output>
    )
  return (
    <output className={classes['hits']} aria-busy={hits.phase === 'asking'}>
      <b>{closures.hits.all(answer.pieces, formatDistance(answer.metres, words))}</b>
      <ul>
        {answer.roads.map((road, n) => (
          <Road key={n} road={road} />
        ))}
        {answer.moreRoads > 0 && <li>{closures.hits.more(answer.moreRoads)}</li>}
      </ul>
    </output>
  )
}

function Road({ road: { name, pieces, metres, directions } }: { readonly road: Hits['roads'][number] }) {
  const words = useWords()
  const { hits } = words.closures
  const isEnglish = useLanguage() === 'en'
  const shown = isEnglish ? (name?.en ?? name?.zh) : (name?.zh ?? name?.en)
  return (
    <li>
      <span>{shown ?? hits.nameless}</span>{' '}
      <small>
        {hits.road(pieces, formatDistance(metres, words))} · {hits.directions[directions]}
      </small>
    </li>
  )
}
