import { ActionButton } from '../controls/action-button.tsx'
import { Twice } from '../controls/twice.tsx'
import { showDone } from '../desk/notices.ts'
import dialog from '../dialogs/dialog.module.css'
import type { Prove } from '../sign-in/use-proof.tsx'
import { useWords } from '../words.ts'
import { endMine, endMyOthers, type OpenSignIn } from './ask-sign-in.ts'
import classes from './my-sign-in.module.css'
import { SignInList } from './sign-in-list.tsx'
import { useDeed } from './use-deed.ts'

type Props = { readonly signIns: readonly OpenSignIn[]; readonly prove: Prove; readonly onChanged: () => void }

/** Where one is signed in oneself: one or all others are ended, their live connections too. */
export function SignedInNow({ signIns, prove, onChanged }: Props) {
  const { mySignIn } = useWords()
  const { run, problem } = useDeed(prove)
  async function end(id: string): Promise<void> {
    await run(() => endMine(id))
    onChanged()
  }
  async function endOthers(): Promise<void> {
    const came = await run(endMyOthers)
    if (came !== undefined) showDone(mySignIn.ended(came.ended))
    onChanged()
  }
  return (
    <section className={classes['part']} aria-label={mySignIn.now}>
      <h3>{mySignIn.now}</h3>
      <p className={dialog['hint']}>{mySignIn.nowAbout}</p>
      <SignInList signIns={signIns} onEnd={(id) => void end(id)} />
      <div className={dialog['row']}>
        {signIns.length > 1 && (
          <Twice label={mySignIn.endOthers} ask={mySignIn.endOthersAsk} onSure={() => void endOthers()} />
        )}
        <ActionButton label={mySignIn.lookAgain} onPress={onChanged} />
      </div>
      {problem !== null && (
        <p className={dialog['problem']} role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}
