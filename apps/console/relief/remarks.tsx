import { isUnderWay, type ReliefDocument, type ReliefSection } from '@tocsin/domain'
import { formatTime } from '@tocsin/ui'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { useNames } from '../live/names.ts'
import { useSend, useTimeZone } from '../live/use-line.ts'
import { newId } from '../new-id.ts'
import { useWords } from '../words.ts'
import classes from './relief.module.css'
import type { TextOf } from './use-relief-texts.ts'

type Props = {
  readonly relief: ReliefDocument
  readonly section: ReliefSection | 'all'
  readonly texts: TextOf
}

/** What was said about one part, and a line to say more. */
export function Remarks({ relief, section, texts }: Props) {
  const { relief: words } = useWords()
  const names = useNames()
  const zone = useTimeZone()
  const here = relief.comments.filter((each) => each.section === section)
  return (
    <div className={classes['remarks']}>
      {here.map((comment) => {
        const text = texts.of(comment.id)
        return (
          <p key={comment.id}>
            <small>
              {names.account(comment.by)} {formatTime(comment.at, zone)}
            </small>{' '}
            {text ?? (text === null ? words.noText : words.loading)}
          </p>
        )
      })}
      {isUnderWay(relief) && <Write relief={relief.id} section={section} />}
    </div>
  )
}

function Write({ relief, section }: { readonly relief: string; readonly section: ReliefSection | 'all' }) {
  const { relief: words } = useWords()
  const send = useSend()
  const [text, setText] = useState('')
  const label = section === 'all' ? words.commentAll : words.comment(words.sections[section])
  const save = (): void => {
    if (text.trim() === '') return
    void send({ type: 'comment-relief', body: { relief, comment: newId(), section, text: text.trim() } })
    setText('')
  }
  return (
    <form
      className={classes['line']}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <input
        type="text"
        aria-label={label}
        placeholder={label}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.trim() !== '' && <ActionButton label={words.addComment} onPress={save} />}
    </form>
  )
}
