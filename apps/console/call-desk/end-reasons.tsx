import { endReasons, type EndReason } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import { Choices } from '../controls/choices.tsx'
import { useWords } from '../words.ts'
import classes from './end-reasons.module.css'

/** The second key of ending a call: physical keys, the same in every language. */
const letters: { readonly [Reason in EndReason]: string } = {
  'wrong-number': 'KeyW',
  silent: 'KeyS',
  'child-at-play': 'KeyC',
  nuisance: 'KeyN',
  enquiry: 'KeyE',
  'not-ours': 'KeyO',
  test: 'KeyT',
  abandoned: 'KeyA',
}

type Props = { readonly onReason: (reason: EndReason) => void; readonly onBack: () => void }

/** Asks why a call ends without an incident: the first key brought this up, the second one ends the call. */
export function EndReasons({ onReason, onBack }: Props) {
  const { callForm, trade, desk } = useWords()
  return (
    <div
      className={classes['reasons']}
      role="presentation"
      // Its letters are its own: none of them is a key of the desk, also where the list does not use it.
      data-keys="form"
      onKeyDown={(event) => {
        if (event.code !== 'Escape') return
        event.preventDefault()
        onBack()
      }}
    >
      <h3>{callForm.endTitle}</h3>
      <Choices
        label={callForm.endTitle}
        choices={endReasons.map((reason) => ({ id: reason, code: letters[reason], shown: trade.endReasons[reason] }))}
        onChoose={(id) => {
          const reason = endReasons.find((each) => each === id)
          if (reason !== undefined) onReason(reason)
        }}
      />
      <p>{callForm.endHint}</p>
      <ActionButton label={desk.cancel} hint="Esc" onPress={onBack} />
    </div>
  )
}
