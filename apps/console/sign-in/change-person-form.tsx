import type { Words } from '@tocsin/ui/words'
import { useState, type KeyboardEvent } from 'react'
import { useDrafts } from '../call-desk/drafts-context.tsx'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import { showDone } from '../desk/notices.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import { useLive } from '../live/line-context.ts'
import { useAll } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import classes from './change-person.module.css'
import { passing, useChangePerson, type Changed } from './change-person.ts'
import { canUsePasskeys, problemOf, signInByPasskey, type Ceremony } from './passkey.ts'
import { takeSeat, type AtSeat, type Session } from './session.ts'

export function ChangePersonDialog() {
  const { seat } = useWords()
  return (
    <Dialog title={seat.title}>
      <ChangePersonForm onBack={closeDialog} />
    </Dialog>
  )
}

type Enter = (at: AtSeat) => Promise<Ceremony<Session>>

/** Whoever takes the seat proves who they are, here, over everything that stays. */
export function ChangePersonForm({ onBack }: { readonly onBack: () => void }) {
  const words = useWords()
  const { seat } = words
  const { line } = useLive()
  const change = useChangePerson()
  const counts = useInHand()
  const [typed, setTyped] = useState({ login: '', password: '', code: '' })
  const [problem, setProblem] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)

  async function run(enter: Enter): Promise<void> {
    if (isAsking) return
    setAsking(true)
    setProblem(null)
    const came = await change(enter)
    setAsking(false)
    if (came.phase !== 'answered') return setProblem(whyNot(came, words))
    const { login } = came.answer
    showDone(counts.drafts === 0 ? seat.done(login) : seat.doneWith(login, counts.drafts))
  }
  const submit = (): void => {
    const { login, password, code } = typed
    if (login.trim() === '' || password === '') return
    void run((at) => takeSeat({ login: login.trim(), password, ...(code.trim() !== '' && { code: code.trim() }) }, at))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return
    event.preventDefault()
    submit()
  }
  const field = (name: keyof typeof typed, type: string, complete: string) => (
    <Field label={seat[name]}>
      {(id) => (
        <input
          id={id}
          type={type}
          value={typed[name]}
          maxLength={200}
          autoComplete={complete}
          data-finds
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for this moment
          autoFocus={name === 'login'}
          data-autofocus={name === 'login' || undefined}
          onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  )
  return (
    <section className={classes['body']} role="presentation" onKeyDown={onKeyDown}>
      <p>{seat.about(line.login)}</p>
      <p>{seat.passes(counts.calls, counts.drafts)}</p>
      {field('login', 'text', 'off')}
      {field('password', 'password', 'off')}
      {field('code', 'text', 'one-time-code')}
      <p className={classes['problem']} role="alert">
        {problem}
      </p>
      <footer className={classes['foot']}>
        <ActionButton
          tone="main"
          label={seat.submit}
          whyNot={isAsking ? words.signInWays.waiting : undefined}
          onPress={submit}
        />
        {canUsePasskeys() && <ActionButton label={seat.passkey} onPress={() => void run(signInByPasskey)} />}
        <ActionButton label={seat.back} onPress={onBack} />
      </footer>
    </section>
  )
}

/** What is in hand at this seat, as far as this screen knows. */
function useInHand(): { readonly calls: number; readonly drafts: number } {
  const { account } = useViewer()
  const { drafts } = useStore(useDrafts().store, (state) => state)
  const calls = useAll('contact').filter(({ state, taker }) => state.phase === 'open' && taker === account)
  return { calls: calls.length, drafts: passing(drafts).length }
}

function whyNot(came: Exclude<Changed, { phase: 'answered' }>, words: Words): string | null {
  const { seat, signIn } = words
  if (came.phase === 'not-answered') return seat.notLive
  if (came.phase !== 'refused') return problemOf(came, words)
  const known: Readonly<Record<string, string>> = {
    ...seat.refused,
    ...words.terminals.refused,
    'code-needed': seat.needsCode,
    'factor-needed': seat.needsFactor,
  }
  return known[came.type ?? ''] ?? (came.type === 'sign-in' ? signIn.wrong : problemOf(came, words))
}
