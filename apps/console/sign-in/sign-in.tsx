import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { Words } from '@tocsin/ui/words'
import type { Asked } from '../ask.ts'
import { LanguageSwitch, ThemeSwitch } from '../controls/switches.tsx'
import { useWords } from '../words.ts'
import { OtherWays, useTold, useWays } from './other-ways.tsx'
import { owesSecondStep, SecondStep } from './second-step.tsx'
import { finishProvider, signIn, type SecondStepAnswer, type Session } from './session.ts'
import classes from './sign-in.module.css'

type Props = { readonly why: string | null; readonly onSignedIn: (session: Session) => void }

/** A first step that was right: by the provider, or by the password, with what the door answered to it. */
type Begun = { readonly by: 'provider' } | { readonly by: 'password'; readonly first: Asked<SecondStepAnswer> }

/** The door: name and password, or another way, and the second step where one is owed. `why` says what brought a person back here. */
export function SignIn({ why, onSignedIn }: Props) {
  const words = useWords()
  const told = useTold()
  const ways = useWays()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [begun, setBegun] = useState<Begun | null>(told === 'code' ? { by: 'provider' } : null)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setAsking(true)
    const asked = await signIn(login.trim(), password)
    setAsking(false)
    setProblem(null)
    if (asked.phase === 'answered') return onSignedIn(asked.answer)
    if (owesSecondStep(asked)) return setBegun({ by: 'password', first: asked })
    setProblem(problemOf(asked, words))
  }
  function another(): void {
    setBegun(null)
    setPassword('')
  }

  if (begun?.by === 'provider')
    return (
      <Door>
        <SecondStep
          known={words.signInWays.codeFirst(ways.name)}
          finish={finishProvider}
          onSignedIn={onSignedIn}
          onAnother={another}
        />
      </Door>
    )
  if (begun !== null)
    return (
      <Door>
        <SecondStep
          known={words.signInWays.passwordFirst}
          first={begun.first}
          finish={(second) => signIn(login.trim(), password, second)}
          onSignedIn={onSignedIn}
          onAnother={another}
        />
      </Door>
    )
  return (
    <Door>
      <form className={classes['step']} onSubmit={(event) => void submit(event)}>
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
          {problem ?? reason(why, words)}
        </p>
        <Button
          type="submit"
          fullWidth
          loading={isAsking}
          styles={{ root: { background: 'var(--accent)', color: 'var(--on-accent)' } }}
        >
          {words.signIn.submit}
        </Button>
      </form>
      <OtherWays ways={ways} told={told} onSignedIn={onSignedIn} />
    </Door>
  )
}

function Door({ children }: { readonly children: ReactNode }) {
  const { desk } = useWords()
  return (
    <main className={classes['page']}>
      <div className={classes['door']}>
        <h1 className={classes['name']}>
          <img src="/icon.svg" alt="" width={36} height={36} />
          {desk.product}
          <small>{desk.desk}</small>
        </h1>
        {children}
        <div className={classes['switches']}>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </div>
    </main>
  )
}

const reason = (why: string | null, { connection }: Words): string => (why === 'signed-out' ? connection.signedOut : '')

function problemOf(asked: Asked<Session>, { signIn: words, terminals }: Words): string {
  if (asked.phase !== 'refused') return words.unreachable
  if (asked.type === 'terminal-needed') return terminals.refused['terminal-needed']
  if (asked.status === 401 || asked.status === 403) return words.wrong
  return asked.status === 429 ? words.tooMany : words.failed(asked.status)
}
