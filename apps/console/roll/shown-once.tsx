import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { useWords } from '../words.ts'
import classes from './roll.module.css'

/** A password that was just made: shown until the window goes, and never again. */
export function ShownOnce({ login, password }: { readonly login: string; readonly password: string }) {
  const { roll } = useWords()
  const [isCopied, setCopied] = useState(false)
  const copy = (): void => void navigator.clipboard.writeText(password).then(() => setCopied(true))
  return (
    <output className={classes['once']}>
      <span>{roll.passwordOf(login)}</span>
      <code>{password}</code>
      <ActionButton label={isCopied ? roll.copied : roll.copy} onPress={copy} />
    </output>
  )
}
