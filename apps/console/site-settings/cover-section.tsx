import { useId, useState } from 'react'
import { Tabs } from '../controls/tabs.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useWords } from '../words.ts'
import { KindsTable } from './kinds-table.tsx'
import classes from './site-settings.module.css'
import type { Fields } from './use-settings.ts'

const ranges = {
  unitRestMin: [5, 1440],
  movesPerHour: [0, 60],
  leastGainPct: [0.1, 50],
  busyPct: [0, 95],
} as const
const names = ['unitRestMin', 'movesPerHour', 'leastGainPct', 'busyPct'] as const
const modes = ['off', 'advise', 'ask'] as const

/** Within how many minutes help is to be there, and whether and how often free units are advised to wait elsewhere. */
export function CoverSection({ fields }: { readonly fields: Fields }) {
  const { siteSettings: words } = useWords()
  const mode = modes.find((each) => each === fields.valueOf('standby.mode')) ?? 'off'
  return (
    <div className={dialog['body']}>
      <p className={dialog['hint']}>{words.coverAbout}</p>
      <Minutes fields={fields} />
      <KindsTable fields={fields} />
      <p className={dialog['hint']}>{words.standbyAbout}</p>
      <div className={dialog['row']}>
        <div className={classes['choice']}>
          <span>{words.standbyMode}</span>
          <Tabs
            label={words.standbyMode}
            tabs={modes.map((key) => ({ key, label: words.standbyModes[key] }))}
            chosen={mode}
            onChoose={(value) => fields.set('standby.mode', value)}
          />
        </div>
      </div>
      {mode !== 'off' && names.map((name) => <NumberRow key={name} fields={fields} name={name} />)}
    </div>
  )
}

function Minutes({ fields }: { readonly fields: Fields }) {
  const { siteSettings: words } = useWords()
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const value = fields.valueOf('coverMinutes')
  const known = Array.isArray(value) ? value.join(', ') : ''
  const isWrong = ['', '.0', '.1', '.2', '.3'].some((end) => fields.isWrong(`coverMinutes${end}`))
  const isTyped = typed !== undefined && read(typed).join(', ') === known
  return (
    <div className={dialog['row']}>
      <label className={classes['choice']}>
        <span>{words.coverMinutes}</span>
        <input
          className={classes['factor']}
          aria-describedby={id}
          aria-invalid={isWrong}
          value={isTyped ? typed : known}
          onChange={(event) => {
            setTyped(event.target.value)
            fields.set('coverMinutes', read(event.target.value))
          }}
        />
      </label>
      <small id={id} className={isWrong ? dialog['problem'] : dialog['hint']} role={isWrong ? 'alert' : undefined}>
        {words.coverMinutesHint}
      </small>
    </div>
  )
}

const read = (text: string): readonly number[] =>
  text
    .split(/[\s,，、/-]+/)
    .filter((each) => each !== '')
    .map(Number)

function NumberRow({ fields, name }: { readonly fields: Fields; readonly name: (typeof names)[number] }) {
  const { siteSettings: words } = useWords()
  const path = `standby.${name}`
  const value = fields.valueOf(path)
  const isWrong = fields.isWrong(path)
  const [least, most] = ranges[name]
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
