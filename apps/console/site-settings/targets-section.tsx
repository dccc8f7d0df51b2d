import { responseClocks, type ResponseClock } from '@tocsin/domain'
import { useId } from 'react'
import dialog from '../dialogs/dialog.module.css'
import { useWords } from '../words.ts'
import { Aside, BackToDefault, NumberField } from './number-field.tsx'
import classes from './site-settings.module.css'
import { plainText } from './plain-text.ts'
import type { Fields } from './use-settings.ts'

const seconds = { step: 5, min: 1, max: 86_400 }
const percents = { step: 1, min: 1, max: 100 }

/** What the waits on the wall are held against: how long each may last, for how many of a hundred. */
export function TargetsSection({ fields }: { readonly fields: Fields }) {
  const { siteSettings: words, wall } = useWords()
  const [secondsId, shareId] = [useId(), useId()]
  return (
    <div className={dialog['body']}>
      <p className={dialog['hint']}>{words.targetsAbout}</p>
      <table className={classes['factors']}>
        <thead>
          <tr>
            <th scope="col">{words.targetOf}</th>
            <th scope="col" id={secondsId}>
              {words.targetS}
            </th>
            <th scope="col" id={shareId}>
              {words.targetShare}
            </th>
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {responseClocks.map((clock) => (
            <TargetRow
              key={clock}
              fields={fields}
              clock={clock}
              name={wall.clockNames[clock]}
              heads={[secondsId, shareId]}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = {
  readonly fields: Fields
  readonly clock: ResponseClock
  readonly name: string
  /** ids of the heads of the two columns */
  readonly heads: readonly [string, string]
}

function TargetRow({ fields, clock, name, heads }: RowProps) {
  const { siteSettings: words } = useWords()
  const [nameId, problemId] = [useId(), useId()]
  const columns = [
    { path: `clockTargetS.${clock}`, range: seconds, head: heads[0] },
    { path: `clockSharePct.${clock}`, range: percents, head: heads[1] },
  ]
  const wrong = columns.find(({ path }) => fields.isWrong(path))?.range
  return (
    <tr>
      <th scope="row" id={nameId}>
        {name}
      </th>
      {columns.map(({ path, range, head }) => (
        <td key={path}>
          <NumberField
            fields={fields}
            path={path}
            labelledBy={`${nameId} ${head}`}
            problemId={problemId}
            range={range}
            placeholder={plainText(fields.defaultOf(path))}
          />
        </td>
      ))}
      <td className={classes['end']}>
        <Aside
          id={problemId}
          problem={wrong === undefined ? undefined : words.numberRange(String(wrong.min), String(wrong.max))}
        >
          <BackToDefault fields={fields} paths={columns.map(({ path }) => path)} />
        </Aside>
      </td>
    </tr>
  )
}
