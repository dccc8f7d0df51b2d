import { useEffect, useState } from 'react'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './other-ways.module.css'
import { canUsePasskeys, problemOf, signInByPasskey } from './passkey.ts'
import type { Session } from './session.ts'

const ways = z.object({
  passkeys: z.boolean(),
  provider: z.object({ name: z.object({ zh: z.string(), en: z.string() }) }).nullable(),
})
const path = '/api/session/oidc'
type Props = {
  readonly ways: Ways
  /** how a way that left this page came back */
  readonly told: string | null
  readonly onSignedIn: (session: Session) => void
}

/** What there is beside the password: whether passkeys are used here, and the provider's name ('' where there is none). */
export type Ways = { readonly hasPasskeys: boolean; readonly name: string }

/** Asks which ways there are at this site. */
export function useWays(): Ways {
  const language = useLanguage()
  const { question } = useQuestion('sign-in-ways', (signal) => ask('/api/session/ways', ways, { signal }))
  const there = question?.answer
  return {
    hasPasskeys: there?.passkeys === true && canUsePasskeys(),
    name: there?.provider?.name[language === 'en' ? 'en' : 'zh'] ?? '',
  }
}

/** What the provider's way has told whoever comes back to the door; the address forgets it at once. */
export function useTold(): string | null {
  const [told] = useState(() => new URLSearchParams(location.search).get('door'))
  useEffect(() => {
    if (told !== null) history.replaceState(history.state, '', location.pathname)
  }, [told])
  return told
}

/** Ways to sign in beside the password: a passkey, and the site's identity provider. */
export function OtherWays({ ways: { hasPasskeys, name }, told, onSignedIn }: Props) {
  const words = useWords()
  const [problem, setProblem] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)

  async function byPasskey(): Promise<void> {
    setAsking(true)
    setProblem(null)
    const came = await signInByPasskey()
    setAsking(false)
    if (came.phase === 'answered') return onSignedIn(came.answer)
    setProblem(problemOf(came, words))
  }

  const doorWords: Readonly<Record<string, string>> = words.signInWays.door
  const said = problem ?? (told === null ? undefined : doorWords[told])
  if (!hasPasskeys && name === '' && said === undefined) return null
  return (
    <section className={classes['ways']} aria-label={words.signInWays.others}>
      {said !== undefined && (
        <p className={classes['problem']} role="alert">
          {said}
        </p>
      )}
      {hasPasskeys && (
        <button type="button" className={classes['way']} aria-disabled={isAsking} onClick={() => void byPasskey()}>
          {isAsking ? words.signInWays.waiting : words.signInWays.passkey}
        </button>
      )}
      {name !== '' && (
        <a className={classes['way']} href={path}>
          {words.signInWays.provider(name)}
        </a>
      )}
    </section>
  )
}
