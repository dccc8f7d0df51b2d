import dialog from '../dialogs/dialog.module.css'
import { useWords } from '../words.ts'
import classes from './site-settings.module.css'
import type { Fields } from './use-settings.ts'

const ranges = { callerDays: [30, 3650], positionDays: [1, 90] } as const
const names = ['callerDays', 'positionDays'] as const

/** How long words of closed incidents and where units were are kept. */
export function RetentionSection({ fields }: { readonly fields: Fields }) {
  const { siteSettings: words } = useWords()
  return (
    <div className={dialog['body']}>
      <p className={dialog['hint']}>{words.retentionAbout}</p>
      {names.map((name) => (
        <DaysRow key={name} fields={fields} name={name} />
      ))}
      <p className={dialog['hint']}>{words.retentionStays}</p>
    </div>
  )
}

function DaysRow({ fields, name }: { readonly fields: Fields; readonly name: (typeof names)[number] }) {
  const { siteSettings: words } = useWords()
  const path = `retention.${name}`
  const [least, most] = ranges[name]
  const value = fields.valueOf(path)
  const isWrong = fields.isWrong(path)
  return (
    <div className={dialog['row']}>
      <label className={classes['choice']}>
        <span>{words[name]}</span>
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
  )
}
