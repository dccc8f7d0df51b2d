import { ActionButton } from '../controls/action-button.tsx'
import { openDialog } from '../desk/desk-state.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { shownKey } from '../keys.ts'
import { useProof } from '../sign-in/use-proof.tsx'
import { useQuestion } from '../use-question.ts'
import { useWords } from '../words.ts'
import { askMine } from './ask-sign-in.ts'
import { Authenticator } from './authenticator.tsx'
import classes from './my-sign-in.module.css'
import { OwnPassword } from './own-password.tsx'
import { OwnPin } from './own-pin.tsx'
import { Passkeys } from './passkeys.tsx'
import { SignedInNow } from './signed-in-now.tsx'

/** How one signs in oneself: password, authenticator, passkeys, the PIN of the locked desk, and where one is signed in now. */
export function MySignInWindow() {
  const { myRecord, mySignIn, desk } = useWords()
  const { question, again } = useQuestion('my-sign-in', askMine)
  const { prove, prompt } = useProof()
  const mine = question?.answer
  return (
    <Dialog title={mySignIn.title(mine?.login ?? '')} widthPx={1000}>
      <div className={dialog['body']}>
        {question?.phase === 'failed' && (
          <p className={dialog['problem']} role="alert">
            {mySignIn.failed} <ActionButton label={desk.retry} onPress={again} />
          </p>
        )}
        {mine === undefined && question?.phase === 'asking' && <p className={dialog['hint']}>{desk.loading}</p>}
        {prompt}
        <div className={dialog['foot']}>
          <ActionButton
            label={myRecord.menu}
            hint={shownKey('my-record')}
            onPress={() => openDialog({ kind: 'my-record' })}
          />
        </div>
        {mine !== undefined && (
          <div className={classes['columns']}>
            <div className={classes['column']}>
              <OwnPassword hasPassword={mine.hasPassword} prove={prove} onChanged={again} />
              <Authenticator state={mine} prove={prove} onChanged={again} />
              <OwnPin prove={prove} />
            </div>
            <div className={classes['column']}>
              <Passkeys prove={prove} onChanged={again} />
              <SignedInNow signIns={mine.signIns} prove={prove} onChanged={again} />
            </div>
          </div>
        )}
      </div>
    </Dialog>
  )
}
