import { roles, type Role } from '@tocsin/domain'
import { useWords } from '../words.ts'
import classes from './site-settings.module.css'
import type { Fields } from './use-settings.ts'

type Props = {
  readonly fields: Fields
  readonly path: string
  readonly label: string
  /** those to choose from; all, where none are told */
  readonly choices?: readonly Role[]
}

/** Which roles a setting holds for. */
export function RoleBoxes({ fields, path: of, label, choices = roles }: Props) {
  const { trade } = useWords()
  const value = fields.valueOf(of)
  const chosen = new Set<unknown>(Array.isArray(value) ? value : [])
  const toggle = (role: Role): void =>
    fields.set(
      of,
      choices.filter((each) => (each === role ? !chosen.has(each) : chosen.has(each))),
    )
  return (
    <fieldset>
      <legend>{label}</legend>
      {choices.map((role) => (
        <label key={role} className={classes['choice']}>
          <input type="checkbox" checked={chosen.has(role)} onChange={() => toggle(role)} />
          <span>{trade.roles[role]}</span>
        </label>
      ))}
    </fieldset>
  )
}
