import { dutyRoles } from '@tocsin/domain'
import { useState } from 'react'
import { z } from 'zod'
import { Field } from '../controls/field.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useWords } from '../words.ts'
import { RoleBoxes } from './role-boxes.tsx'
import type { Fields } from './use-settings.ts'

const path = 'shiftTimes'
const typed = z.array(z.string()).catch([])

/** When shifts change, by the clocks of the place. */
export function ShiftsSection({ fields }: { readonly fields: Fields }) {
  const { relief: words, duty } = useWords()
  const [text, setText] = useState(() => typed.parse(fields.valueOf(path)).join(' '))
  return (
    <div className={dialog['body']}>
      <p className={dialog['hint']}>{words.shiftTimesHint}</p>
      <Field label={words.shiftTimes}>
        {(id) => (
          <input
            id={id}
            type="text"
            value={text}
            aria-invalid={fields.isWrong(path)}
            placeholder="08:00 20:00"
            onChange={(event) => {
              setText(event.currentTarget.value)
              fields.set(
                path,
                event.currentTarget.value.split(/[\s,，、]+/u).filter((each) => each !== ''),
              )
            }}
          />
        )}
      </Field>
      {fields.isWrong(path) && (
        <small className={dialog['problem']} role="alert">
          {words.shiftTimesWrong}
        </small>
      )}
      <p className={dialog['hint']}>{duty.onDutyRolesHint}</p>
      <RoleBoxes fields={fields} path="onDutyRoles" label={duty.onDutyRoles} choices={dutyRoles} />
    </div>
  )
}
