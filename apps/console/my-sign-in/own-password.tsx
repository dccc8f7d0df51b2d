import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { showDone } from '../desk/notices.ts'
import dialog from '../dialogs/dialog.module.css'
import { useViewer } from '../live/use-line.ts'
import type { Prove } from '../sign-in/use-proof.tsx'
import { useWords } from '../words.ts'
import { setPassword } from './ask-sign-in.ts'
import classes from './my-sign-in.module.css'
import { useDeed } from './use-deed.ts'

type Props = { readonly hasPassword: boolean; readonly prove: Prove; readonly onChanged: () => void }

const shortest = 10

/** One's own password, changed; every other browser is signed out by it. */
export function OwnPassword({ hasPassword, prove, onChanged }: Props) {
  const { mySignIn, signInWays } = useWords()
  const { account } = useViewer()
  const { run, problem } = useDeed(prove)
  const [isOpen, setOpen] = useState(false)
  const [wanted, setWanted] = useState('')
  const [again, setAgain] = useState('')
  const whyNot =
    wanted.length < shortest ? mySignIn.tooShort(shortest) : wanted === again ? undefined : mySignIn.notTheSame

  function close(): void {
    setOpen(false)
    setWanted('')
    setAgain('')
  }
  async function save(): Promise<void> {
    if (whyNot !== undefined) return
    if ((await run(() => setPassword(account, wanted))) === undefined) return
    close()
    showDone(mySignIn.passwordSaved)
    onChanged()
  }
  return (
    <section className={classes['part']} aria-label={mySignIn.password}>
      <h3>{mySignIn.password}</h3>
      <p className={dialog['hint']}>{hasPassword ? mySignIn.passwordAbout(shortest) : mySignIn.noPassword}</p>
      {isOpen && (
        <>
          <Field label={mySignIn.newPassword}>
            {(id) => (
              <input
                id={id}
                type="password"
                value={wanted}
                maxLength={200}
                autoComplete="new-password"
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- what was asked for with the press before
                autoFocus
                onChange={(event) => setWanted(event.currentTarget.value)}
              />
            )}
          </Field>
          <Field label={mySignIn.passwordAgain}>
            {(id) => (
              <input
                id={id}
                type="password"
                value={again}
                maxLength={200}
                autoComplete="new-password"
                onChange={(event) => setAgain(event.currentTarget.value)}
                onKeyDown={({ key }) => void (key === 'Enter' && save())}
              />
            )}
          </Field>
        </>
      )}
      <div className={dialog['row']}>
        {isOpen ? (
          <>
            <ActionButton tone="main" label={mySignIn.savePassword} whyNot={whyNot} onPress={() => void save()} />
            <ActionButton label={signInWays.cancel} onPress={close} />
          </>
        ) : (
          <ActionButton
            label={hasPassword ? mySignIn.changePassword : mySignIn.setPassword}
            onPress={() => setOpen(true)}
          />
        )}
      </div>
      {problem !== null && (
        <p className={dialog['problem']} role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}
