import { Field } from '../controls/field.tsx'
import { codesIn, codesText } from './codes.ts'
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

type LeftProps = {
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly hint?: string
}

/** Text that is read when the field is left, or by Enter, so that what it is made of can be typed piece by piece. */
export const LeftInput = ({ label, text, onText, hint }: LeftProps) => (
  <Field label={label}>
    {(id) => (
      <input
        key={text}
        id={id}
        className={classes['plain']}
        defaultValue={text}
        placeholder={hint}
        maxLength={2000}
        autoComplete="off"
        onBlur={({ currentTarget: { value } }) => value !== text && onText(value)}
        onKeyDown={({ code, currentTarget: { value }, nativeEvent }) => {
          if (code === 'Enter' && !nativeEvent.isComposing && value !== text) onText(value)
        }}
      />
    )}
  </Field>
)

type CodesProps = {
  readonly label: string
  readonly codes: readonly string[]
  readonly onCodes: (codes: string[]) => void
  readonly hint?: string
}

/** Codes parted by commas; read when the field is left, so that a comma can be typed. */
export const CodesInput = ({ codes, onCodes, ...rest }: CodesProps) => (
  <LeftInput {...rest} text={codesText(codes)} onText={(text) => onCodes(codesIn(text))} />
)
