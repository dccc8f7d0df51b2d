import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { LineProvider } from '../live/line-provider.tsx'
import { retryDelayMs, usualTiming } from '@tocsin/link'
import { useWords } from '../words.ts'
import { FollowLock } from './follow-lock.tsx'
import { LockedDesk } from './locked-desk.tsx'
import { findSession, type Session } from './session.ts'
import { SignIn } from './sign-in.tsx'
import { EnrolTerminal } from '../terminals/enrol-terminal.tsx'
import classes from './sign-in.module.css'

type State =
  | { readonly phase: 'checking'; readonly isUnreachable: boolean }
  | { readonly phase: 'out'; readonly why: string | null }
  | { readonly phase: 'in'; readonly session: Session }

/** The line goes on where nothing has changed. */
const settled = (before: State, session: Session): State =>
  before.phase === 'in' && before.session.isLocked === session.isLocked ? before : { phase: 'in', session }

/** Asks who is signed in; shows the page to them, the sign-in to others. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<State>({ phase: 'checking', isUnreachable: false })
  const words = useWords()

  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    // Only a server that says so ends a session: whoever loads the page during an outage is still signed in after it.
    const check = async (attempt: number): Promise<void> => {
      const asked = await findSession()
      if (isOver) return
      if (asked.phase === 'answered') return setState({ phase: 'in', session: asked.answer })
      if (asked.phase === 'refused' && asked.status === 401) return setState({ phase: 'out', why: null })
      setState({ phase: 'checking', isUnreachable: true })
      timer = setTimeout(() => void check(attempt + 1), retryDelayMs(attempt, usualTiming))
    }
    void check(0)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [])

  const leave = useCallback((why: string | null) => setState({ phase: 'out', why }), [])
  const lookAgain = useCallback(() => {
    void findSession().then((asked) => {
      if (asked.phase === 'answered') setState((before) => settled(before, asked.answer))
    })
  }, [])
  const enter = useCallback((session: Session) => setState({ phase: 'in', session }), [])
  if (state.phase === 'checking' && !state.isUnreachable)
    return <p className="visually-hidden">{words.signIn.checking}</p>
  if (state.phase === 'checking') {
    return (
      <main className={classes['page']}>
        <p className={classes['problem']} role="alert">
          {words.signIn.unreachable} {words.signIn.tryingAgain}
        </p>
      </main>
    )
  }
  if (state.phase === 'out')
    return (
      <>
        <SignIn why={state.why} onSignedIn={enter} />
        <EnrolTerminal />
      </>
    )
  return (
    <LineProvider key={String(state.session.isLocked)} session={state.session} onLeave={leave} onChanged={enter}>
      <FollowLock isLocked={state.session.isLocked} onChanged={lookAgain}>
        {state.session.isLocked ? <LockedDesk onOpened={lookAgain} /> : children}
      </FollowLock>
    </LineProvider>
  )
}
