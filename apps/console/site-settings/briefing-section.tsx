import { useState } from 'react'
import { z } from 'zod'
import { Field } from '../controls/field.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useWords } from '../words.ts'
import type { Fields } from './use-settings.ts'

const paths = { types: 'briefLeader.types', priority: 'briefLeader.toPriority', alarm: 'briefLeader.fromAlarmLevel' }
const typed = z.array(z.string()).catch([])

/** Of what the leader on duty is told at once. */
export function BriefingSection({ fields }: { readonly fields: Fields }) {
  const { duty: words } = useWords()
  const [text, setText] = useState(() => typed.parse(fields.valueOf(paths.types)).join(' '))
  const number = (path: string, label: string, most: number) => {
    const value = fields.valueOf(path)
    return (
      <Field label={label}>
        {(id) => (
          <input
            id={id}
            type="number"
            min={0}
            max={most}
            value={typeof value === 'number' && !Number.isNaN(value) ? value : ''}
            onChange={(event) => fields.set(path, event.currentTarget.valueAsNumber)}
          />
        )}
      </Field>
    )
  }
  return (
    <div className={dialog['body']}>
      <p className={dialog['hint']}>{words.briefingHint}</p>
      <Field label={words.briefTypes}>
        {(id) => (
          <input
            id={id}
            type="text"
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              fields.set(
                paths.types,
                event.currentTarget.value.split(/[\s,，、]+/u).filter((each) => each !== ''),
              )
            }}
          />
        )}
      </Field>
      <div className={dialog['row']}>
        {number(paths.priority, words.briefPriority, 4)}
        {number(paths.alarm, words.briefAlarm, 9)}
      </div>
      {Object.values(paths).some((path) => fields.isWrong(path)) && (
        <small className={dialog['problem']} role="alert">
          {words.briefWrong}
        </small>
      )}
    </div>
  )
}
