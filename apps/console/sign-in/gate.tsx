import { useCallback, useEffect, useState } from 'react'
import { Desk } from '../desk/desk.tsx'
import { LineProvider } from '../live/line-provider.tsx'
import { useWords } from '../words.ts'
import { findSession, type Session } from './session.ts'
import { SignIn } from './sign-in.tsx'

type State =
  | { readonly phase: 'checking' }
  | { readonly phase: 'out'; readonly why: string | null }
  | { readonly phase: 'in'; readonly session: Session }

/** Asks who is signed in; shows the desk to them, the sign-in to others. */
export function Gate() {
  const [state, setState] = useState<State>({ phase: 'checking' })
  const words = useWords()

  useEffect(() => {
    let isOver = false
    const check = async (): Promise<void> => {
      const asked = await findSession()
      if (isOver) return
      if (asked.phase === 'answered') setState({ phase: 'in', session: asked.answer })
      else setState({ phase: 'out', why: asked.phase === 'unreachable' ? 'unreachable' : null })
    }
    void check()
    return () => {
      isOver = true
    }
  }, [])

  const leave = useCallback((why: string | null) => setState({ phase: 'out', why }), [])
  if (state.phase === 'checking') return <p className="visually-hidden">{words.signIn.checking}</p>
  if (state.phase === 'out')
    return <SignIn why={state.why} onSignedIn={(session) => setState({ phase: 'in', session })} />
  return (
    <LineProvider session={state.session} onLeave={leave}>
      <Desk />
    </LineProvider>
  )
}
