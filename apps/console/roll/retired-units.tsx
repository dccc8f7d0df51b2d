import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import lists from '../lists/lists.module.css'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'

type Props = {
  readonly units: readonly { readonly id: string; readonly callSign: string }[]
  readonly isFailed: boolean
}

/** Units out of the fleet: nothing of them is lost, and each can be brought back. */
export function RetiredUnits({ units, isFailed }: Props) {
  const { roll } = useWords()
  const send = useSend()
  if (isFailed) return <p className={dialog['problem']}>{roll.retiredFailed}</p>
  if (units.length === 0) return null
  return (
    <>
      <h3>{roll.retired}</h3>
      <ul className={lists['changes']}>
        {units.map(({ id, callSign }) => (
          <li key={id}>
            <b>{callSign}</b> <span className={lists['dim']}>{id}</span>{' '}
            <ActionButton
              label={roll.restore}
              onPress={() => void send({ type: 'restore-unit', body: { unit: id } })}
            />
          </li>
        ))}
      </ul>
    </>
  )
}
