import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useEffect, useState, type FormEvent, type KeyboardEvent } from 'react'
import { useWords } from '../words.ts'
import { hasPasskeyHere, pinTries, unlockDesk } from './lock.ts'
import classes from './locked-desk.module.css'
import { canUsePasskeys, problemOf, unlockByPasskey } from './passkey.ts'

type Props = { readonly onOpened: () => void; readonly onLeave: () => void }

/** PIN, or the password where there is none or none of its tries is left. */
export function UnlockForm({ onOpened, onLeave }: Props) {
  const words = useWords()
  const { lock, signIn } = words
  const [left, setLeft] = useState<number | null>(null)
  const [byPin, setByPin] = useState(false)
  const [typed, setTyped] = useState('')
  const [code, setCode] = useState('')
  const [said, setSaid] = useState('')
  const [isAsking, setAsking] = useState(false)
  const [hasPasskey, setHasPasskey] = useState(false)
  useEffect(() => {
    void pinTries().then((found) => {
      setLeft(found)
      setByPin(found !== null && found > 0)
    })
    if (canUsePasskeys()) void hasPasskeyHere().then(setHasPasskey)
  }, [])

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setAsking(true)
    const asked = await unlockDesk(byPin ? { pin: typed } : { password: typed, ...(code !== '' && { code }) })
    setAsking(false)
    if (asked.phase === 'answered') return onOpened()
    setTyped(byPin ? '' : typed)
    if (asked.phase === 'unreachable') return setSaid(signIn.unreachable)
    if (asked.status === 429) return setSaid(signIn.tooMany)
    if (!byPin) return setSaid(code === '' && asked.detail.includes('authenticator') ? lock.codeNeeded : lock.wrong)
    const tries = (await pinTries()) ?? 0
    setLeft(tries)
    setByPin(tries > 0)
    setSaid(lock.wrongPin(tries))
  }
  async function byPasskey(): Promise<void> {
    setAsking(true)
    setSaid(words.signInWays.waiting)
    const came = await unlockByPasskey()
    setAsking(false)
    if (came.phase === 'answered') return onOpened()
    setSaid(problemOf(came, words) ?? '')
  }
  const clear = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    setTyped('')
    setCode('')
    setSaid('')
  }
  const other = (): void => {
    setTyped('')
    setSaid('')
    setByPin(!byPin)
  }
  return (
    <form className={classes['unlock']} onSubmit={(event) => void submit(event)}>
      <PasswordInput
        key={String(byPin)}
        label={byPin ? lock.pin : lock.password}
        value={typed}
        onKeyDown={clear}
        inputMode={byPin ? 'numeric' : 'text'}
        autoComplete={byPin ? 'off' : 'current-password'}
        onChange={(event) => setTyped(event.currentTarget.value)}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the only thing to do on this page
        autoFocus
        required
        withAsterisk={false}
      />
      {!byPin && (
        <TextInput
          label={lock.code}
          value={code}
          autoComplete="one-time-code"
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <p className={classes['problem']} role="alert">
        {said}
      </p>
      <Button
        type="submit"
        fullWidth
        loading={isAsking}
        styles={{ root: { background: 'var(--accent)', color: 'var(--on-accent)' } }}
      >
        {lock.open}
      </Button>
      {hasPasskey && (
        <Button variant="default" fullWidth aria-disabled={isAsking} onClick={() => void byPasskey()}>
          {lock.withPasskey}
        </Button>
      )}
      <div className={classes['ways']}>
        {left !== null && left > 0 && (
          <button type="button" onClick={other}>
            {byPin ? lock.withPassword : lock.withPin}
          </button>
        )}
        <button type="button" onClick={onLeave}>
          {lock.another}
        </button>
      </div>
    </form>
  )
}
