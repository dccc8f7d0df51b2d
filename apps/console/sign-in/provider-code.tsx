import { useEffect, useState, type KeyboardEvent } from 'react'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { useWords } from '../words.ts'
import classes from './other-ways.module.css'
import { problemOf, signInByPasskey } from './passkey.ts'
import { sessionAnswer, type Session } from './session.ts'

type Props = {
  /** of the identity provider */
  readonly name: string
  readonly onSignedIn: (session: Session) => void
}
type Factor = { readonly secret: string; readonly picture: string }
type Asked =
  | { readonly phase: 'asking' }
  | { readonly phase: 'code'; readonly factor: Factor | null }
  | { readonly phase: 'passkey' }
  | { readonly phase: 'over' }
  | { readonly phase: 'codes'; readonly session: Session; readonly codes: readonly string[] }

const answer = sessionAnswer.extend({ recoveryCodes: z.array(z.string()).optional() })
const proposal = z.object({ factor: z.object({ secret: z.string(), picture: z.string() }) })
const finish = (body: object) => ask('/api/session/oidc', answer, { method: 'POST', body })

/** The second factor of somebody whom the identity provider has named already, at the door. */
export function ProviderCode({ name, onSignedIn }: Props) {
  const words = useWords()
  const [asked, setAsked] = useState<Asked>({ phase: 'asking' })
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  async function send(body: object): Promise<void> {
    const came = await finish(body)
    if (came.phase === 'answered') {
      const { recoveryCodes, ...session } = came.answer
      if (recoveryCodes === undefined) return onSignedIn(session)
      return setAsked({ phase: 'codes', session, codes: recoveryCodes })
    }
    const type = came.phase === 'refused' ? came.type : undefined
    if (type === 'code-needed') return setAsked({ phase: 'code', factor: null })
    if (type === 'factor-needed') {
      const read = proposal.safeParse(came.phase === 'refused' ? came.problem : null)
      return setAsked({ phase: 'code', factor: read.data?.factor ?? null })
    }
    if (type === 'passkey-needed') setAsked({ phase: 'passkey' })
    else if (type === 'conflict') setAsked({ phase: 'over' })
    setProblem(problemOf(came, words))
  }
  // asked once: what is owed is for the server to say
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(() => void send({}), [])

  async function byPasskey(): Promise<void> {
    const came = await signInByPasskey()
    if (came.phase === 'answered') return onSignedIn(came.answer)
    setProblem(problemOf(came, words))
  }
  function submit(): void {
    if (asked.phase !== 'code' || code.trim() === '') return
    setProblem(null)
    void send(asked.factor === null ? { code } : { newFactor: { secret: asked.factor.secret, code } })
  }

  const { signInWays } = words
  if (asked.phase === 'codes') return <RecoveryCodes codes={asked.codes} onWritten={() => onSignedIn(asked.session)} />
  return (
    <section className={classes['ways']} data-alone aria-label={signInWays.finish}>
      {asked.phase !== 'over' && <p>{signInWays.codeFirst(name)}</p>}
      {asked.phase === 'code' && asked.factor !== null && <NewFactor factor={asked.factor} />}
      {asked.phase === 'code' && <CodeField code={code} onCode={setCode} onEnter={submit} />}
      <p className={classes['problem']} role="alert">
        {problem}
      </p>
      {asked.phase === 'code' && <ActionButton tone="main" label={signInWays.finish} onPress={submit} />}
      {asked.phase === 'passkey' && (
        <ActionButton tone="main" label={signInWays.passkey} onPress={() => void byPasskey()} />
      )}
      <a className={classes['way']} href="/">
        {signInWays.another}
      </a>
    </section>
  )
}

type CodeProps = { readonly code: string; readonly onCode: (code: string) => void; readonly onEnter: () => void }

function CodeField({ code, onCode, onEnter }: CodeProps) {
  const { signInWays } = useWords()
  // it stands in the form of the password, which Enter would send
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    onEnter()
  }
  return (
    <Field label={signInWays.code}>
      {(id) => (
        <input
          id={id}
          value={code}
          maxLength={40}
          autoComplete="one-time-code"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- what is asked for at this moment
          autoFocus
          onChange={(event) => onCode(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      )}
    </Field>
  )
}

function NewFactor({ factor: { secret, picture } }: { readonly factor: Factor }) {
  const { signInWays } = useWords()
  return (
    <>
      <p>{signInWays.setUp}</p>
      <img
        className={classes['picture']}
        src={`data:image/svg+xml,${encodeURIComponent(picture)}`}
        alt={signInWays.picture}
        width={160}
        height={160}
      />
      <p>
        {signInWays.secret} <code>{secret}</code>
      </p>
    </>
  )
}

type CodesProps = { readonly codes: readonly string[]; readonly onWritten: () => void }

function RecoveryCodes({ codes, onWritten }: CodesProps) {
  const { signInWays } = useWords()
  return (
    <section className={classes['ways']} data-alone aria-label={signInWays.finish}>
      <p>{signInWays.recovery}</p>
      <ul className={classes['codes']}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <ActionButton tone="main" label={signInWays.written} onPress={onWritten} />
    </section>
  )
}
