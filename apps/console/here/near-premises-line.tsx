import type { Point } from '@tocsin/domain'
import { formatDistance } from '@tocsin/ui'
import { nameIn } from '@tocsin/ui/words'
import { openDialog } from '../desk/desk-state.ts'
import { useAll } from '../live/use-board.ts'
import { useNow } from '../live/use-now.ts'
import { KindIcon } from '../premises/kind-icon.tsx'
import { useLanguage, useWords } from '../words.ts'
import classes from './here.module.css'
import { nearPremises, type NearPremises } from './near-premises.ts'

/** Premises with notes near by: their name, the kinds of note, how far and where; a press opens them. */
export function NearPremisesLines({ at }: { readonly at: Point }) {
  const { here } = useWords()
  // To the minute: it is worked out anew for every premises of the organisation.
  const minute = Math.floor(useNow() / 60_000) * 60_000
  const found = nearPremises(useAll('premises'), at, minute)
  if (found.length === 0) return null
  return (
    <div>
      <dt>{here.premises}</dt>
      <dd>
        {found.map((each) => (
          <Line key={each.premises.id} near={each} />
        ))}
      </dd>
    </div>
  )
}

function Line({ near: { premises, kinds, metres, wind } }: { readonly near: NearPremises }) {
  const words = useWords()
  const language = useLanguage()
  const far = metres === 0 ? words.here.onIt : words.here.toward(formatDistance(metres, words), words.here.winds[wind])
  return (
    <button
      type="button"
      className={classes['near']}
      onClick={() => openDialog({ kind: 'premises', at: null, premises: premises.id })}
    >
      <span>{premises.name === null ? premises.address : nameIn(language, premises.name)}</span>
      <span className={classes['noteKinds']}>
        {kinds.map((kind) => (
          <small key={kind} data-kind={kind}>
            <KindIcon kind={kind} size={13} /> {words.premises.kinds[kind]}
          </small>
        ))}
      </span>
      <span className={classes['far']}>{far}</span>
    </button>
  )
}
