import type { HandedItem } from '@tocsin/domain'
import { formatTime } from '@tocsin/ui'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { useWhyNot } from '../desk/why-not.ts'
import { TextArea } from '../dialogs/text-area.tsx'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useSend, useTimeZone } from '../live/use-line.ts'
import { newId } from '../new-id.ts'
import { useWords } from '../words.ts'
import classes from './relief.module.css'
import { useInstructionTexts } from './use-relief-texts.ts'

/** What leaders tell the shifts that follow, until one of them ends it. */
export function Instructions({ items }: { readonly items: readonly HandedItem[] }) {
  const { relief: words } = useWords()
  const names = useNames()
  const zone = useTimeZone()
  const send = useSend()
  const mayNotEnd = useWhyNot()('end-instruction')
  const standing = useAll('instruction')
  const texts = useInstructionTexts(items.map(({ id }) => id))
  return (
    <ul className={classes['items']}>
      {items.map(({ id }) => {
        const instruction = standing.find((each) => each.id === id)
        const text = texts.of(id)
        return (
          <li key={id} className={classes['words']}>
            <p>{text ?? (text === null ? words.noText : texts.phase === 'failed' ? words.failed : words.loading)}</p>
            {instruction !== undefined && (
              <small>
                {names.account(instruction.by)} {formatTime(instruction.at, zone)}
              </small>
            )}
            {mayNotEnd === undefined && (
              <ActionButton
                label={words.endInstruction}
                onPress={() => void send({ type: 'end-instruction', body: { instruction: id } })}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Only those who lead write one. */
export function WriteInstruction() {
  const { relief: words } = useWords()
  const send = useSend()
  const mayNot = useWhyNot()('write-instruction')
  const [text, setText] = useState('')
  if (mayNot !== undefined) return null
  const save = (): void => {
    void send({ type: 'write-instruction', body: { instruction: newId(), text: text.trim() } })
    setText('')
  }
  return (
    <div className={classes['write']}>
      <TextArea label={words.instruction} text={text} onText={setText} maxLength={2000} rows={2} />
      <ActionButton
        label={words.writeInstruction}
        whyNot={text.trim() === '' ? words.instruction : undefined}
        onPress={save}
      />
    </div>
  )
}
