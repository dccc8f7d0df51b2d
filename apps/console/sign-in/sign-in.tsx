import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { Words } from '@tocsin/ui/words'
import type { Asked } from '../ask.ts'
import { LanguageSwitch, ThemeSwitch } from '../controls/switches.tsx'
import { useWords } from '../words.ts'
import { OtherWays } from './other-ways.tsx'
import { signIn, type Session } from './session.ts'
import classes from './sign-in.module.css'

type Props = { readonly why: string | null; readonly onSignedIn: (session: Session) => void }

/** The door: name and password. `why` says what brought a person back here. */
export function SignIn({ why, onSignedIn }: Props) {
  const words = useWords()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setAsking(true)
    const asked = await signIn(login.trim(), password)
    setAsking(false)
    if (asked.phase === 'answered') return onSignedIn(asked.answer)
    setProblem(problemOf(asked, words))
  }

  const said = problem ?? reason(why, words)
  return (
    <main className={classes['page']}>
      <form className={classes['door']} onSubmit={(event) => void submit(event)}>
        <h1 className={classes['name']}>
          <img src="/icon.svg" alt="" width={36} height={36} />
          {words.desk.product}
          <small>{words.desk.desk}</small>
        </h1>
        <TextInput
          label={words.signIn.login}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          autoComplete="username"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the only thing to do on this page
          autoFocus
          required
          withAsterisk={false}
        />
        <PasswordInput
          label={words.signIn.password}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          required
          withAsterisk={false}
        />
        <p className={classes['problem']} role="alert">
          {said}
        </p>
        <Button
          type="submit"
          fullWidth
          loading={isAsking}
          styles={{ root: { background: 'var(--accent)', color: 'var(--on-accent)' } }}
        >
          {words.signIn.submit}
        </Button>
        <OtherWays onSignedIn={onSignedIn} />
        <div className={classes['switches']}>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </form>
    </main>
  )
}

const reason = (why: string | null, { connection }: Words): string => (why === 'signed-out' ? connection.signedOut : '')

function problemOf(asked: Asked<Session>, { signIn: words }: Words): string {
  if (asked.phase !== 'refused') return words.unreachable
  if (asked.status === 401 || asked.status === 403) return words.wrong
  return asked.status === 429 ? words.tooMany : words.failed(asked.status)
}
