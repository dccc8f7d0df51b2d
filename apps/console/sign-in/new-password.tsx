import { PasswordInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { useWords } from '../words.ts'
import classes from './sign-in.module.css'

const shortest = 10

type Props = { readonly isAsking: boolean; readonly onChosen: (password: string) => void }

/** One's own password, in place of one that somebody else has set: before anything else. */
export function NewPassword({ isAsking, onChosen }: Props) {
  const { mySignIn, signInWays } = useWords()
  const [wanted, setWanted] = useState('')
  const [again, setAgain] = useState('')
  const whyNot =
    wanted.length < shortest ? mySignIn.tooShort(shortest) : wanted === again ? undefined : mySignIn.notTheSame
  function send(): void {
    if (whyNot === undefined && !isAsking) onChosen(wanted)
  }
  return (
    <form
      className={classes['step']}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send()
      }}
    >
      <p>{signInWays.ownPasswordFirst}</p>
      <PasswordInput
        label={mySignIn.newPassword}
        description={mySignIn.tooShort(shortest)}
        value={wanted}
        maxLength={200}
        autoComplete="new-password"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- what is asked for at this moment
        autoFocus
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <PasswordInput
        label={mySignIn.passwordAgain}
        value={again}
        maxLength={200}
        autoComplete="new-password"
        onChange={(event) => setAgain(event.currentTarget.value)}
      />
      <ActionButton tone="main" label={mySignIn.savePassword} whyNot={whyNot} onPress={send} />
      {/* Enter sends a form of two fields by a button of its own alone */}
      <button type="submit" hidden aria-hidden tabIndex={-1} />
    </form>
  )
}
