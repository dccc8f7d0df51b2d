import { useState, type KeyboardEvent } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Twice } from '../controls/twice.tsx'
import { useWhen } from '../live/use-when.ts'
import type { Passkey } from '../sign-in/passkey.ts'
import { useWords } from '../words.ts'
import classes from './passkeys.module.css'

type Props = {
  readonly passkey: Passkey
  readonly onRename: (name: string) => void
  readonly onRemove: () => void
}

/** One passkey: what it is called, when it was made and used; renamed in place, removed at the second press. */
export function PasskeyLine({ passkey, onRename, onRemove }: Props) {
  const { signInWays, desk } = useWords()
  const when = useWhen()
  const [name, setName] = useState<string | null>(null)
  const said = [
    signInWays.made(when(passkey.madeAt)),
    passkey.usedAt === null ? signInWays.neverUsed : signInWays.used(when(passkey.usedAt)),
    ...(passkey.host === location.hostname ? [] : [signInWays.elsewhere(passkey.host)]),
  ]
  const save = (): void => {
    if (name === null || name.trim() === '') return
    onRename(name.trim())
    setName(null)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') save()
  }
  return (
    <li className={classes['line']}>
      {name === null ? (
        <b>{passkey.name}</b>
      ) : (
        <input
          aria-label={signInWays.name}
          value={name}
          maxLength={60}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- what was asked for with the press before
          autoFocus
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      )}
      <span className={classes['said']}>{said.join(desk.listSeparator)}</span>
      {name === null ? (
        <ActionButton label={signInWays.rename} onPress={() => setName(passkey.name)} />
      ) : (
        <ActionButton tone="main" label={signInWays.save} onPress={save} />
      )}
      <Twice label={signInWays.remove} ask={signInWays.removeSure(passkey.name)} onSure={onRemove} />
    </li>
  )
}
