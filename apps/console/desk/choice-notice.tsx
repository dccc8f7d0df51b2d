import { choiceReasons, type ChoiceReason } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import { labelOf, rowOf } from '../keys.ts'
import { useWords } from '../words.ts'
import classes from './notices.module.css'
import { useKey } from './use-keys.ts'

/** Why another unit was sent: one word, each with a key of its own, which types where something is being typed. DR20 */
export function ChoiceNotice({ onSay }: { readonly onSay: (reason: ChoiceReason) => void }) {
  const { recommend, trade } = useWords()
  useKey('explain-choice', (index) => {
    const reason = choiceReasons[index]
    if (reason !== undefined) onSay(reason)
  })
  return (
    <div className={classes['row']}>
      <span>{recommend.whyOther}</span>
      {choiceReasons.map((reason, index) => {
        const press = rowOf('explain-choice').presses[index]
        return (
          <ActionButton
            key={reason}
            label={trade.choiceReasons[reason]}
            hint={press && labelOf(press)}
            onPress={() => onSay(reason)}
          />
        )
      })}
    </div>
  )
}
