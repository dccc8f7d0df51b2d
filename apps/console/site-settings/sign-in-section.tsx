import { roles, type Role } from '@tocsin/domain'
import dialog from '../dialogs/dialog.module.css'
import { useWords } from '../words.ts'
import classes from './site-settings.module.css'
import type { Fields } from './use-settings.ts'

const [least, most] = [0, 240]
const path = 'signIn.lockAfterMin'

/** When a desk locks itself, and what roles need to sign in. */
export function SignInSection({ fields }: { readonly fields: Fields }) {
  const { lock, siteSettings: words } = useWords()
  const value = fields.valueOf(path)
  const isWrong = fields.isWrong(path)
  return (
    <div className={dialog['body']}>
      <p className={dialog['hint']}>{lock.settings.about}</p>
      <div className={dialog['row']}>
        <label className={classes['choice']}>
          <span>{lock.settings.lockAfterMin}</span>
          <input
            type="number"
            className={classes['factor']}
            min={least}
            max={most}
            aria-invalid={isWrong}
            value={typeof value === 'number' && !Number.isNaN(value) ? value : ''}
            onChange={(event) => fields.set(path, event.target.value === '' ? Number.NaN : Number(event.target.value))}
          />
        </label>
        {isWrong && (
          <small className={dialog['problem']} role="alert">
            {words.numberRange(String(least), String(most))}
          </small>
        )}
      </div>
      <RoleBoxes fields={fields} path="signIn.secondFactorRoles" label={lock.settings.secondFactorRoles} />
      <RoleBoxes fields={fields} path="signIn.terminalRoles" label={lock.settings.terminalRoles} />
    </div>
  )
}

function RoleBoxes({ fields, path: of, label }: { fields: Fields; path: string; label: string }) {
  const { trade } = useWords()
  const value = fields.valueOf(of)
  const chosen = new Set<unknown>(Array.isArray(value) ? value : [])
  const toggle = (role: Role): void =>
    fields.set(
      of,
      roles.filter((each) => (each === role ? !chosen.has(each) : chosen.has(each))),
    )
  return (
    <fieldset>
      <legend>{label}</legend>
      {roles.map((role) => (
        <label key={role} className={classes['choice']}>
          <input type="checkbox" checked={chosen.has(role)} onChange={() => toggle(role)} />
          <span>{trade.roles[role]}</span>
        </label>
      ))}
    </fieldset>
  )
}
