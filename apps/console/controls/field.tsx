import { useId, type ReactNode } from 'react'
import classes from './field.module.css'

type Props = {
  readonly label: string
  /** draws the control with the id that the label names */
  readonly children: (id: string) => ReactNode
}

/** A label over its control. */
export function Field({ label, children }: Props) {
  const id = useId()
  return (
    <div className={classes['field']}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
