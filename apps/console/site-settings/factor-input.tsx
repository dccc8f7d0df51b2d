import { useState } from 'react'
import classes from './site-settings.module.css'

type Props = {
  readonly labelledBy: string
  readonly describedBy: string | undefined
  /** NaN: what was typed is no number */
  readonly value: number | undefined
  readonly placeholder: string
  readonly isWrong: boolean
  /** factors from 0.5 to 1 unless told */
  readonly range?: { readonly step: number; readonly min: number; readonly max: number }
  /** undefined: it was emptied */
  readonly onChange: (value: number | undefined) => void
}

const read = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text.replace(',', '.')))

const factors = { step: 0.05, min: 0.5, max: 1 }

/** A factor, or another number of a range, in digits. What was typed stays as it is while it means the value; another value is written anew. */
export function FactorInput({
  labelledBy,
  describedBy,
  value,
  placeholder,
  isWrong,
  range = factors,
  onChange,
}: Props) {
  const [typed, setTyped] = useState('')
  const isTyped = Object.is(read(typed), value) || (Number.isNaN(value) && read(typed) === undefined)
  const shown = isTyped ? typed : value === undefined ? '' : String(value)
  return (
    <input
      // No text field: what stands in it is no words that leaving would lose; the draft knows that better.
      type="number"
      step={range.step}
      min={range.min}
      max={range.max}
      className={classes['factor']}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={isWrong}
      value={shown}
      placeholder={placeholder}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        onChange(read(currentTarget.value))
      }}
    />
  )
}
