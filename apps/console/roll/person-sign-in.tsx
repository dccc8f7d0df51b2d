import { ActionButton } from '../controls/action-button.tsx'
import { Twice } from '../controls/twice.tsx'
import { showDone } from '../desk/notices.ts'
import dialog from '../dialogs/dialog.module.css'
import { useWhen } from '../live/use-when.ts'
import { askSignInsOf, endSignInsOf, removeFactorOf } from '../my-sign-in/ask-sign-in.ts'
import { SignInList } from '../my-sign-in/sign-in-list.tsx'
import { useDeed } from '../my-sign-in/use-deed.ts'
import type { Prove } from '../sign-in/use-proof.tsx'
import { useQuestion } from '../use-question.ts'
import { useWords } from '../words.ts'
import classes from './roll.module.css'

type Props = { readonly account: string; readonly login: string; readonly prove: Prove }

/** Where somebody is signed in and whether a second factor is set, for an administrator who can end the one and take the other away. */
export function PersonSignIn({ account, login, prove }: Props) {
  const { mySignIn, desk } = useWords()
  const words = mySignIn.ofOther
  const when = useWhen()
  const { question, again } = useQuestion(`sign-ins-${account}`, (signal) => askSignInsOf(account, signal))
  const { run, problem } = useDeed(prove)
  const known = question?.answer
  async function endAll(): Promise<void> {
    const came = await run(() => endSignInsOf(account))
    if (came !== undefined) showDone(mySignIn.ended(came.ended))
    again()
  }
  async function removeFactor(): Promise<void> {
    if ((await run(() => removeFactorOf(account))) !== undefined) showDone(words.removed)
    again()
  }
  return (
    <section className={classes['signIn']} aria-label={words.title}>
      <h3>{words.title}</h3>
      {question?.phase === 'failed' && (
        <p className={dialog['problem']} role="alert">
          {mySignIn.failed} <ActionButton label={desk.retry} onPress={again} />
        </p>
      )}
      {known === undefined && question?.phase === 'asking' && <p className={dialog['hint']}>{desk.loading}</p>}
      {known !== undefined && (
        <>
          <p>{known.totp === null ? words.noFactor : words.hasFactor(when(known.totp.setAt))}</p>
          <SignInList signIns={known.signIns} />
          <div className={dialog['row']}>
            {known.signIns.length > 0 && (
              <Twice label={words.endAll} ask={words.endAllAsk(login)} onSure={() => void endAll()} />
            )}
            {known.totp !== null && (
              <Twice label={words.removeFactor} ask={words.removeFactorAsk(login)} onSure={() => void removeFactor()} />
            )}
          </div>
        </>
      )}
      {problem !== null && (
        <p className={dialog['problem']} role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}
