import { ActionButton } from '../controls/action-button.tsx'
import { useWhen } from '../live/use-when.ts'
import { useWords } from '../words.ts'
import type { OpenSignIn } from './ask-sign-in.ts'
import { deviceName } from './device-name.ts'
import classes from './my-sign-in.module.css'

type Props = {
  readonly signIns: readonly OpenSignIn[]
  /** ends one; left out: they are only shown */
  readonly onEnd?: (id: string) => void
}

/** Where somebody is signed in now: by which way, on which device, from where, since when and last seen when. */
export function SignInList({ signIns, onEnd }: Props) {
  const { mySignIn } = useWords()
  const when = useWhen()
  if (signIns.length === 0) return <p>{mySignIn.nowhere}</p>
  return (
    <ul className={classes['list']}>
      {signIns.map((each) => (
        <li key={each.id} className={classes['line']}>
          <div>
            <b>{each.device === null ? mySignIn.noDevice : deviceName(each.device)}</b>{' '}
            {each.isThis && <span className={classes['this']}>{mySignIn.here}</span>}{' '}
            {each.isLocked && <span className={classes['dim']}>{mySignIn.locked}</span>}
            <p className={classes['dim']} title={each.device ?? undefined}>
              {mySignIn.ways[each.way]} · {each.address ?? mySignIn.noAddress}
            </p>
            <p className={classes['dim']}>
              {mySignIn.since(when(each.openedAt))} · {mySignIn.seen(when(each.seenAt))}
            </p>
          </div>
          {onEnd !== undefined && !each.isThis && <ActionButton label={mySignIn.end} onPress={() => onEnd(each.id)} />}
        </li>
      ))}
    </ul>
  )
}
