import dialog from '../dialogs/dialog.module.css'
import { useWords } from '../words.ts'
import classes from './site-settings.module.css'
import type { Fields } from './use-settings.ts'

const [least, most] = [1, 1000]
const path = 'largestFileMb'

/** How large a file may be that is attached to an incident. */
export function FilesSection({ fields }: { readonly fields: Fields }) {
  const { siteSettings: words } = useWords()
  const value = fields.valueOf(path)
  const isWrong = fields.isWrong(path)
  return (
    <div className={dialog['body']}>
      <p className={dialog['hint']}>{words.filesAbout}</p>
      <div className={dialog['row']}>
        <label className={classes['choice']}>
          <span>{words.largestFileMb}</span>
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
    </div>
  )
}
