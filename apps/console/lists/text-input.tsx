import { Field } from '../controls/field.tsx'
import classes from './lists.module.css'

type Props = {
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly maxLength?: number
  readonly isFixed?: boolean
  readonly hint?: string
}

/** One line of text under its label. */
export const TextInput = ({ label, text, onText, maxLength = 100, isFixed = false, hint }: Props) => (
  <Field label={label}>
    {(id) => (
      <input
        id={id}
        className={classes['plain']}
        value={text}
        maxLength={maxLength}
        readOnly={isFixed}
        placeholder={hint}
        autoComplete="off"
        onChange={(event) => onText(event.currentTarget.value)}
      />
    )}
  </Field>
)

type SelectProps = {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, shown: string])[]
  readonly onValue: (value: string) => void
}

export const Select = ({ label, value, options, onValue }: SelectProps) => (
  <Field label={label}>
    {(id) => (
      <select id={id} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {options.map(([key, shown]) => (
          <option key={key} value={key}>
            {shown}
          </option>
        ))}
      </select>
    )}
  </Field>
)
