import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { Twice } from '../controls/twice.tsx'
import { showDone } from '../desk/notices.ts'
import dialog from '../dialogs/dialog.module.css'
import type { Prove } from '../sign-in/use-proof.tsx'
import { useQuestion } from '../use-question.ts'
import { useWords } from '../words.ts'
import { askPin, removePin, setPin } from './ask-sign-in.ts'
import classes from './my-sign-in.module.css'
import { useDeed } from './use-deed.ts'

const fits = /^\d{6,10}$/

/** The PIN that opens one's locked desk. */
export function OwnPin({ prove }: { readonly prove: Prove }) {
  const { mySignIn, signInWays, desk } = useWords()
  const { question, again } = useQuestion('pin', askPin)
  const { run, problem } = useDeed(prove, { input: mySignIn.pinEasy })
  const [wanted, setWanted] = useState<string | null>(null)
  const left = question?.answer?.triesLeft

  async function save(): Promise<void> {
    if (wanted === null || !fits.test(wanted)) return
    if ((await run(() => setPin(wanted))) === undefined) return
    setWanted(null)
    showDone(mySignIn.pinSaved)
    again()
  }
  async function remove(): Promise<void> {
    if ((await run(removePin)) !== undefined) again()
  }
  return (
    <section className={classes['part']} aria-label={mySignIn.pin}>
      <h3>{mySignIn.pin}</h3>
      <p className={dialog['hint']}>{mySignIn.pinAbout}</p>
      {question?.phase === 'failed' && (
        <p className={dialog['problem']} role="alert">
          {mySignIn.failed} <ActionButton label={desk.retry} onPress={again} />
        </p>
      )}
      {left === null && <p>{mySignIn.noPin}</p>}
      {typeof left === 'number' && (
        <p className={left === 0 ? classes['warning'] : undefined}>
          {left === 0 ? mySignIn.pinSpent : mySignIn.hasPin}
        </p>
      )}
      {wanted === null ? (
        <div className={dialog['row']}>
          <ActionButton
            label={typeof left === 'number' ? mySignIn.changePin : mySignIn.setPin}
            onPress={() => setWanted('')}
          />
          {typeof left === 'number' && (
            <Twice label={signInWays.remove} ask={mySignIn.removePinAsk} onSure={() => void remove()} />
          )}
        </div>
      ) : (
        <div className={dialog['row']}>
          <Field label={mySignIn.newPin}>
            {(id) => (
              <input
                id={id}
                type="password"
                inputMode="numeric"
                value={wanted}
                maxLength={10}
                autoComplete="off"
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- what was asked for with the press before
                autoFocus
                onChange={(event) => setWanted(event.currentTarget.value)}
                onKeyDown={({ key }) => void (key === 'Enter' && save())}
              />
            )}
          </Field>
          <ActionButton
            tone="main"
            label={mySignIn.savePin}
            whyNot={fits.test(wanted) ? undefined : mySignIn.pinDigits}
            onPress={() => void save()}
          />
          <ActionButton label={signInWays.cancel} onPress={() => setWanted(null)} />
        </div>
      )}
      {problem !== null && (
        <p className={dialog['problem']} role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}
