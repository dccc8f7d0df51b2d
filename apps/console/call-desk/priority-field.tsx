import { priorities, type Priority } from '@tocsin/domain'
import { useId } from 'react'
import { PriorityMark } from '../controls/marks.tsx'
import { useWords } from '../words.ts'
import classes from './call-form.module.css'

type Props = { readonly priority: Priority | null; readonly onPriority: (priority: Priority) => void }

/** 1 to 4; `onPriority` hears what a person chose, never what came with a type. */
export function PriorityField({ priority, onPriority }: Props) {
  const { callForm } = useWords()
  const name = useId()
  return (
    <fieldset className={classes['priority']}>
      <legend>{callForm.priority}</legend>
      {priorities.map((each) => (
        <label key={each}>
          <input type="radio" name={name} checked={priority === each} onChange={() => onPriority(each)} />
          <PriorityMark priority={each} />
        </label>
      ))}
    </fieldset>
  )
}
