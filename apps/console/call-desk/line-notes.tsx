import { isFlooding, isUnsigned, type ContactDocument } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import { openDialog } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useNow } from '../live/use-now.ts'
import { usePartnerName } from '../phone-book/use-partners.ts'
import { useWords } from '../words.ts'
import { sayPass } from './call-row.tsx'
import classes from './line-notes.module.css'
import type { Draft } from './draft.ts'
import { useCallDeeds } from './use-call-deeds.ts'
import type { SameNumber } from './use-same-number.ts'

type Props = {
  readonly draft: Draft
  readonly contact: ContactDocument | undefined
  readonly sameNumber: SameNumber
}

/** What is known of the line of the call in hand: who else has it to sign, whether its number floods, whether it rang before. */
export function LineNotes({ draft, contact, sameNumber }: Props) {
  const words = useWords()
  const { calls } = words
  const now = useNow()
  const deeds = useCallDeeds()
  const nameOf = usePartnerName()
  const mayNotMark = useWhyNot()('mark-flooding')
  const floods = contact !== undefined && isFlooding(contact, now)
  const mark = (): void => {
    deeds.register(draft)
    deeds.markFlooding(draft.contact, !floods)
  }
  useKey('mark-flooding', mark, mayNotMark === undefined)
  const others = sameNumber.contacts
  const isNoted = floods || sameNumber.isFlood || others.length > 0 || (contact?.passes.length ?? 0) > 0
  if (!isNoted) return null
  return (
    <ul className={classes['notes']}>
      {contact?.passes.map((pass) => (
        <li key={pass.id} data-open={isUnsigned(pass)}>
          <span>{sayPass(pass, words, nameOf)}</span>
          {isUnsigned(pass) && (
            <ActionButton
              label={calls.answer}
              hint={shownKey('answer-pass')}
              onPress={() => openDialog({ kind: 'answer-pass', contact: contact.id })}
            />
          )}
        </li>
      ))}
      {(floods || sameNumber.isFlood) && (
        <li data-open>
          <span>{floods ? `${calls.flooding} · ${calls.floodingLast}` : calls.floodingMany(others.length + 1)}</span>
          <ActionButton
            label={floods ? calls.clearFlooding : calls.markFlooding}
            hint={shownKey('mark-flooding')}
            whyNot={mayNotMark}
            onPress={mark}
          />
        </li>
      )}
      {others.length > 0 && (
        <li>
          <span>
            {calls.sameNumber}:{' '}
            {others
              .slice(0, 3)
              .map(
                ({ number, phase }) =>
                  `…${number.slice(-5)} ${phase === 'ended' || phase === 'closed' ? calls.sameOver : calls.sameRinging}`,
              )
              .join(' · ')}
            {others.length > 3 && ` · +${others.length - 3}`}
          </span>
        </li>
      )}
    </ul>
  )
}
