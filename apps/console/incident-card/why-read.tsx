import { readingReasons, type ReadingReason } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import { useWords } from '../words.ts'
import classes from './actions.module.css'

/** Asks why what is over is read, before its words are fetched; to say nothing is a choice too. */
export function WhyRead({ onSay }: { readonly onSay: (reason: ReadingReason | null) => void }) {
  const { audit } = useWords()
  return (
    <div className={classes['handover']}>
      <span>{audit.whyRead}</span>
      {readingReasons.map((reason) => (
        <ActionButton key={reason} label={audit.reasons[reason]} onPress={() => onSay(reason)} />
      ))}
      <ActionButton label={audit.withoutReason} onPress={() => onSay(null)} />
    </div>
  )
}
