import dialog from '../dialogs/dialog.module.css'
import { useWords } from '../words.ts'
import classes from './site-settings.module.css'
import { RoleBoxes } from './role-boxes.tsx'
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
