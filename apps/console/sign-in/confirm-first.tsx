import { useState, type KeyboardEvent } from 'react'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import dialog from '../dialogs/dialog.module.css'
import { canUsePasskeys, confirmByPasskey, problemOf } from './passkey.ts'
import { useWords } from '../words.ts'
import classes from './confirm-first.module.css'

type Props = { readonly onConfirmed: () => void; readonly onCancel: () => void }

/** Six digits: too short for a password. */
const isCode = /^\s*\d{3}\s?\d{3}\s*$/

/** A fresh proof of who it is, by password or passkey, before a way to sign in is changed. */
export function ConfirmFirst({ onConfirmed, onCancel }: Props) {
  const words = useWords()
  const { signInWays } = words
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  async function byPassword(): Promise<void> {
    if (password === '') return
    const body = isCode.test(password) ? { code: password } : { password }
    const came = await ask('/api/session/confirm', z.object({}), { method: 'POST', body })
    if (came.phase === 'answered') return onConfirmed()
    const isWrong = came.phase === 'refused' && ['sign-in', 'code', 'conflict'].includes(came.type ?? '')
    setProblem(isWrong ? signInWays.wrongPassword : problemOf(came, words))
  }
  async function byPasskey(): Promise<void> {
    const came = await confirmByPasskey()
    if (came.phase === 'answered') return onConfirmed()
    setProblem(problemOf(came, words))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    void byPassword()
  }

  return (
    <section className={classes['confirm']} aria-label={signInWays.confirm}>
      <p className={dialog['hint']}>{signInWays.confirmFirst}</p>
      <div className={dialog['row']}>
        <Field label={signInWays.password}>
          {(id) => (
            <input
              id={id}
              type="password"
              value={password}
              maxLength={200}
              autoComplete="current-password"
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- what is asked for at this moment
              autoFocus
              onChange={(event) => setPassword(event.currentTarget.value)}
              onKeyDown={onKeyDown}
            />
          )}
        </Field>
        <ActionButton tone="main" label={signInWays.confirm} onPress={() => void byPassword()} />
        {canUsePasskeys() && <ActionButton label={signInWays.byPasskey} onPress={() => void byPasskey()} />}
        <ActionButton label={signInWays.cancel} onPress={onCancel} />
      </div>
      {problem !== null && (
        <p className={dialog['problem']} role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}
