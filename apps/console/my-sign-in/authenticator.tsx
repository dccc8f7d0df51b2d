import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Twice } from '../controls/twice.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useWhen } from '../live/use-when.ts'
import { CodeField } from '../sign-in/code-field.tsx'
import { NewFactor, type FactorProposal } from '../sign-in/new-factor.tsx'
import { RecoveryCodes } from '../sign-in/recovery-codes.tsx'
import type { Prove } from '../sign-in/use-proof.tsx'
import { useWords } from '../words.ts'
import { proposeFactor, removeFactor, renewRecoveryCodes, setFactor, type MySignIn } from './ask-sign-in.ts'
import classes from './my-sign-in.module.css'
import { useDeed } from './use-deed.ts'

type Props = {
  readonly state: Pick<MySignIn, 'totp' | 'needsFactor'>
  readonly prove: Prove
  readonly onChanged: () => void
}

/** Fewer than this, and new ones are due. */
const fewCodes = 3

/** The authenticator of whoever is signed in: set up, replaced, taken away, and its recovery codes. */
export function Authenticator({ state: { totp, needsFactor }, prove, onChanged }: Props) {
  const { mySignIn, signInWays } = useWords()
  const when = useWhen()
  const { run, problem } = useDeed(prove)
  const [proposed, setProposed] = useState<FactorProposal | null>(null)
  const [shown, setShown] = useState<readonly string[] | null>(null)
  const [code, setCode] = useState('')

  async function propose(): Promise<void> {
    const proposal = await run(proposeFactor)
    setCode('')
    if (proposal !== undefined) setProposed(proposal)
  }
  async function confirm(): Promise<void> {
    if (proposed === null || code.trim() === '') return
    const came = await run(() => setFactor(proposed.secret, code.trim()))
    setCode('')
    if (came === undefined) return
    setProposed(null)
    setShown(came.recoveryCodes)
    onChanged()
  }
  async function renew(): Promise<void> {
    const came = await run(renewRecoveryCodes)
    if (came === undefined) return
    setShown(came.recoveryCodes)
    onChanged()
  }
  async function remove(): Promise<void> {
    if ((await run(removeFactor)) !== undefined) onChanged()
  }

  return (
    <section className={classes['part']} aria-label={mySignIn.authenticator}>
      <h3>{mySignIn.authenticator}</h3>
      <p className={dialog['hint']}>{mySignIn.authenticatorAbout}</p>
      {totp === null ? (
        <p className={needsFactor ? classes['warning'] : undefined}>
          {needsFactor ? mySignIn.noneNeeded : mySignIn.none}
        </p>
      ) : (
        <p>
          {mySignIn.setAt(when(totp.setAt))}{' '}
          <span className={totp.recoveryCodesLeft < fewCodes ? classes['warning'] : undefined}>
            {mySignIn.codesLeft(totp.recoveryCodesLeft)}
          </span>
        </p>
      )}
      {shown !== null && <RecoveryCodes codes={shown} onWritten={() => setShown(null)} />}
      {proposed !== null && (
        <>
          <NewFactor factor={proposed} />
          <CodeField label={mySignIn.firstCode} code={code} onCode={setCode} onEnter={() => void confirm()} />
          <div className={dialog['row']}>
            <ActionButton tone="main" label={mySignIn.confirmCode} onPress={() => void confirm()} />
            <ActionButton label={signInWays.cancel} onPress={() => setProposed(null)} />
          </div>
        </>
      )}
      {proposed === null && shown === null && (
        <div className={dialog['row']}>
          <ActionButton
            tone={totp === null ? 'main' : 'plain'}
            label={totp === null ? mySignIn.setUp : mySignIn.setUpAnother}
            onPress={() => void propose()}
          />
          {totp !== null && <ActionButton label={mySignIn.newCodes} onPress={() => void renew()} />}
          {totp !== null && <Twice label={signInWays.remove} ask={mySignIn.removeAsk} onSure={() => void remove()} />}
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
