import { useEffect, useState } from 'react'
import type { Words } from '@tocsin/ui/words'
import { z } from 'zod'
import type { Asked } from '../ask.ts'
import { ActionButton } from '../controls/action-button.tsx'
import { useWords } from '../words.ts'
import { CodeField } from './code-field.tsx'
import { factorProposal, NewFactor, type FactorProposal } from './new-factor.tsx'
import { NewPassword } from './new-password.tsx'
import { problemOf, signInByPasskey } from './passkey.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import classes from './second-step.module.css'
import type { SecondStepAnswer, Session } from './session.ts'

type Came = Asked<SecondStepAnswer>

type Props = {
  /** what the first step has shown already */
  readonly known: string
  /** what the first step was answered; undefined: nothing was asked yet */
  readonly first?: Came
  /** the first step again, with what is owed; empty: what is owed is asked for */
  readonly finish: (second: object) => Promise<Came>
  readonly onSignedIn: (session: Session) => void
  readonly onAnother: () => void
}
type Owed =
  | { readonly phase: 'asking' }
  | { readonly phase: 'code'; readonly factor: FactorProposal | null }
  | { readonly phase: 'passkey' }
  | { readonly phase: 'new-password' }
  | { readonly phase: 'over' }
  | { readonly phase: 'codes'; readonly session: Session; readonly codes: readonly string[] }

const proposal = z.object({ factor: factorProposal })

/** What is owed after an answer of the door; undefined: what was owed before. */
function owedAfter(came: Came): Owed | undefined {
  if (came.phase !== 'refused') return undefined
  if (came.type === 'code-needed') return { phase: 'code', factor: null }
  if (came.type === 'factor-needed')
    return { phase: 'code', factor: proposal.safeParse(came.problem).data?.factor ?? null }
  if (came.type === 'new-password-needed') return { phase: 'new-password' }
  if (came.type === 'passkey-needed') return { phase: 'passkey' }
  return came.type === 'conflict' ? { phase: 'over' } : undefined
}

/** Why a password that was chosen was not taken; undefined: it was not about that. */
function weakness(came: Came, { mySignIn }: Words): string | undefined {
  const known: Readonly<Record<string, string>> = mySignIn.refused
  const type = came.phase === 'refused' ? came.type : undefined
  return type?.startsWith('password-') === true ? known[type] : undefined
}

/** Whether the first step was right and a second one is owed. */
export const owesSecondStep = (came: Came): boolean => {
  const owed = owedAfter(came)
  return owed !== undefined && owed.phase !== 'over'
}

/** The second factor of somebody whom a password or the identity provider has named already, at the door. */
export function SecondStep({ known, first, finish, onSignedIn, onAnother }: Props) {
  const words = useWords()
  const [owed, setOwed] = useState<Owed>((first && owedAfter(first)) ?? { phase: 'asking' })
  const [code, setCode] = useState('')
  /** chosen in place of one that somebody else has set; goes along with every step that follows */
  const [own, setOwn] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function send(second: object, chosen = own): Promise<void> {
    setAsking(true)
    const came = await finish({ ...second, ...(chosen !== null && { newPassword: chosen }) })
    setAsking(false)
    if (came.phase === 'answered') {
      const { recoveryCodes, ...session } = came.answer
      if (recoveryCodes === undefined) return onSignedIn(session)
      return setOwed({ phase: 'codes', session, codes: recoveryCodes })
    }
    const now = owedAfter(came)
    if (now !== undefined) setOwed(now)
    if (now?.phase === 'code') return
    const weak = weakness(came, words)
    if (weak !== undefined) {
      setOwed({ phase: 'new-password' })
      return setProblem(weak)
    }
    setCode('')
    setProblem(problemOf(came, words))
  }
  // asked once: what is owed is for the server to say
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(() => void (owed.phase === 'asking' && send({})), [])

  async function byPasskey(): Promise<void> {
    setProblem(null)
    const came = await signInByPasskey()
    if (came.phase === 'answered') return onSignedIn(came.answer)
    setProblem(problemOf(came, words))
  }
  function submit(): void {
    if (owed.phase !== 'code' || code.trim() === '' || isAsking) return
    setProblem(null)
    void send(owed.factor === null ? { code } : { newFactor: { secret: owed.factor.secret, code } })
  }

  const { signInWays } = words
  if (owed.phase === 'codes') return <RecoveryCodes codes={owed.codes} onWritten={() => onSignedIn(owed.session)} />
  return (
    <section className={classes['step']} aria-label={signInWays.finish}>
      {owed.phase !== 'over' && owed.phase !== 'new-password' && <p>{known}</p>}
      {owed.phase === 'new-password' && (
        <NewPassword
          isAsking={isAsking}
          onChosen={(chosen) => {
            setProblem(null)
            setOwn(chosen)
            void send({}, chosen)
          }}
        />
      )}
      {owed.phase === 'code' && owed.factor !== null && <NewFactor factor={owed.factor} />}
      {owed.phase === 'code' && (
        <CodeField
          {...(owed.factor !== null && { label: words.mySignIn.firstCode })}
          code={code}
          onCode={setCode}
          onEnter={submit}
        />
      )}
      <p className={classes['problem']} role="alert">
        {problem}
      </p>
      {owed.phase === 'code' && <ActionButton tone="main" label={signInWays.finish} onPress={submit} />}
      {owed.phase === 'passkey' && (
        <ActionButton tone="main" label={signInWays.passkey} onPress={() => void byPasskey()} />
      )}
      <ActionButton label={signInWays.another} onPress={onAnother} />
    </section>
  )
}
