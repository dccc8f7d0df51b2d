import { useState } from 'react'
import { ActionButton } from './action-button.tsx'
import { useWords } from '../words.ts'
import classes from './twice.module.css'

type Props = {
  readonly label: string
  /** what follows from it, said before it is done */
  readonly ask: string
  readonly onSure: () => void
  readonly whyNot?: string | undefined
}

/** A button that says what follows and does it at the second word. */
export function Twice({ label, ask, onSure, whyNot }: Props) {
  const { roll } = useWords()
  const [isAsked, setAsked] = useState(false)
  if (!isAsked) return <ActionButton tone="danger" label={label} whyNot={whyNot} onPress={() => setAsked(true)} />
  return (
    <span className={classes['twice']} role="alert">
      {ask}
      <ActionButton
        tone="danger"
        label={roll.sure}
        onPress={() => {
          setAsked(false)
          onSure()
        }}
      />
      <ActionButton label={roll.cancel} onPress={() => setAsked(false)} />
    </span>
  )
}
