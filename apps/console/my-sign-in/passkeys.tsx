import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import dialog from '../dialogs/dialog.module.css'
import {
  askPasskeys,
  canUsePasskeys,
  makePasskey,
  problemOf,
  removePasskey,
  renamePasskey,
  type Ceremony,
} from '../sign-in/passkey.ts'
import type { Prove } from '../sign-in/use-proof.tsx'
import { useQuestion } from '../use-question.ts'
import { useWords } from '../words.ts'
import { PasskeyLine } from './passkey-line.tsx'
import classes from './passkeys.module.css'

type Props = { readonly prove: Prove; /** something was added or removed */ readonly onChanged: () => void }

/** Who is signed in keeps passkeys here: adds, names and removes them. */
export function Passkeys({ prove, onChanged }: Props) {
  const words = useWords()
  const { signInWays, desk } = words
  const { question, again } = useQuestion('passkeys', askPasskeys)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  /** whether it was done */
  async function run(deed: () => Promise<Ceremony<unknown>>): Promise<boolean> {
    setProblem(null)
    setBusy(true)
    const came = await prove(deed)
    setBusy(false)
    const isLast = came.phase === 'refused' && came.type === 'conflict'
    const isLeft = came.phase === 'refused' && came.type === 'confirm-first'
    setProblem(isLast ? signInWays.lastOne : isLeft ? null : problemOf(came, words))
    again()
    if (came.phase !== 'answered') return false
    onChanged()
    return true
  }

  const listed = question?.answer?.passkeys
  return (
    <section className={classes['passkeys']} aria-label={signInWays.passkeys}>
      <h3>{signInWays.passkeys}</h3>
      <p className={dialog['hint']}>{signInWays.about}</p>
      {question?.phase === 'failed' && (
        <p className={dialog['problem']} role="alert">
          {signInWays.failed} <ActionButton label={desk.retry} onPress={again} />
        </p>
      )}
      {listed === undefined && question?.phase === 'asking' && <p className={dialog['hint']}>{desk.loading}</p>}
      {listed?.length === 0 && <p>{signInWays.none}</p>}
      {listed !== undefined && listed.length > 0 && (
        <ul className={classes['list']}>
          {listed.map((passkey) => (
            <PasskeyLine
              key={passkey.id}
              passkey={passkey}
              onRename={(name) => void run(() => renamePasskey(passkey.id, name))}
              onRemove={() => void run(() => removePasskey(passkey.id))}
            />
          ))}
        </ul>
      )}
      <Add isBusy={isBusy} onAdd={(name) => run(() => makePasskey(name))} />
      {problem !== null && (
        <p className={dialog['problem']} role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}

type AddProps = { readonly isBusy: boolean; readonly onAdd: (name: string) => Promise<boolean> }

function Add({ isBusy, onAdd }: AddProps) {
  const { signInWays } = useWords()
  const [name, setName] = useState('')
  const add = async (): Promise<void> => {
    if (await onAdd(name.trim())) setName('')
  }
  const whyNot = !canUsePasskeys()
    ? signInWays.browser.unsupported
    : isBusy
      ? signInWays.waiting
      : name.trim() === ''
        ? signInWays.name
        : undefined
  return (
    <div className={dialog['row']}>
      <Field label={signInWays.name}>
        {(id) => (
          <input
            id={id}
            value={name}
            maxLength={60}
            autoComplete="off"
            placeholder={signInWays.nameHint}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
      <ActionButton tone="main" label={signInWays.add} whyNot={whyNot} onPress={() => void add()} />
    </div>
  )
}
