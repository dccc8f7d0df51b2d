import { formatAge } from '@tocsin/ui'
import { nameIn } from '@tocsin/ui/words'
import { useMemo } from 'react'
import { selectIncident } from '../desk/desk-state.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useNow } from '../live/use-now.ts'
import { useLanguage, useWords } from '../words.ts'
import { postRows, type Owed } from './posts.ts'
import classes from './unit-rack.module.css'

/** Every post: who is free there, which slips nobody has signed, what feedback is owed, and for how long. */
export function RackPosts() {
  const { rack } = useWords()
  const language = useLanguage()
  const [posts, slips, units] = [useAll('post'), useAll('slip'), useAll('unit')]
  const rows = useMemo(() => postRows(posts, slips, units), [posts, slips, units])
  if (rows.length === 0) return <p className={classes['empty']}>{rack.noPosts}</p>
  return (
    <div className={classes['scroller']}>
      <table className={classes['posts']}>
        <thead>
          <tr>
            <th scope="col">{rack.post}</th>
            <th scope="col">{rack.freeOf}</th>
            <th scope="col">{rack.unsigned}</th>
            <th scope="col">{rack.feedbackOwed}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ post, free, onDuty, unsigned, feedback }) => (
            <tr key={post.id}>
              <th scope="row">{nameIn(language, post.name)}</th>
              <td>
                {free}/{onDuty}
              </td>
              <td>
                <OwedList owed={unsigned} isUrgent />
              </td>
              <td>
                <OwedList owed={feedback} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const shown = 4

/** Each opens its incident; the oldest says how long it has waited. */
function OwedList({ owed, isUrgent = false }: { readonly owed: readonly Owed[]; readonly isUrgent?: boolean }) {
  const words = useWords()
  const names = useNames()
  const now = useNow()
  return (
    <span className={classes['owed']} data-urgent={isUrgent}>
      {owed.slice(0, shown).map(({ slip, incident, since }) => (
        <button key={slip} type="button" onClick={() => selectIncident(incident)}>
          {names.incident(incident)} <small>{formatAge(now - since, words)}</small>
        </button>
      ))}
      {owed.length > shown && <span>+{owed.length - shown}</span>}
    </span>
  )
}
