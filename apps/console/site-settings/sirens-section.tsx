import { defaultSettings, unitKinds } from '@tocsin/domain'
import { useId, type ReactNode } from 'react'
import dialog from '../dialogs/dialog.module.css'
import { useLanguage, useWords } from '../words.ts'
import { Aside, BackToDefault, NumberField, numberIn } from './number-field.tsx'
import classes from './site-settings.module.css'
import type { Fields } from './use-settings.ts'

const ordinaryMinutes = 10
/** Those on foot have no lights to put on. */
const drivenKinds = unitKinds.filter((kind) => kind !== 'foot')

/** How much quicker one drives with lights and sirens: of all units, and of kinds that differ. */
export function SirensSection({ fields }: { readonly fields: Fields }) {
  const { siteSettings: words, trade } = useWords()
  const usual = numberIn(fields, 'sirensFactor') ?? NaN
  return (
    <div className={dialog['body']}>
      <p className={dialog['hint']}>{words.sirensAbout}</p>
      <table className={classes['factors']}>
        <thead>
          <tr>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.factor}</th>
            <th scope="col">{words.exampleHead}</th>
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          <FactorRow
            fields={fields}
            path="sirensFactor"
            name={<b>{words.allUnits}</b>}
            usual={defaultSettings.sirensFactor}
          />
          <tr>
            <td colSpan={4} className={dialog['hint']}>
              {words.kindsAbout}
            </td>
          </tr>
          {drivenKinds.map((kind) => (
            <FactorRow
              key={kind}
              fields={fields}
              path={`sirensFactorOf.${kind}`}
              name={trade.unitKinds[kind]}
              usual={usual}
              isOptional
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = {
  readonly fields: Fields
  readonly path: string
  readonly name: ReactNode
  /** what holds where nothing is set */
  readonly usual: number
  readonly isOptional?: true
}

function FactorRow({ fields, path, name, usual, isOptional }: RowProps) {
  const { siteSettings: words } = useWords()
  const language = useLanguage()
  const [nameId, problemId] = [useId(), useId()]
  const set = numberIn(fields, path)
  const minutes = ordinaryMinutes * (set ?? usual)
  return (
    <tr>
      <th scope="row" id={nameId}>
        {name}
      </th>
      <td>
        <NumberField
          fields={fields}
          path={path}
          labelledBy={nameId}
          problemId={problemId}
          placeholder={Number.isNaN(usual) ? '' : usual.toFixed(2)}
          isOptional={isOptional ?? false}
        />
      </td>
      <td>
        <Aside id={problemId} problem={fields.isWrong(path) ? words.factorRange : undefined}>
          {Number.isFinite(minutes) && (
            <span className={set === undefined ? classes['faint'] : undefined}>
              {words.example(minutes.toLocaleString(language, { maximumFractionDigits: 1 }))}
            </span>
          )}
        </Aside>
      </td>
      <td className={classes['end']}>
        <BackToDefault fields={fields} paths={[path]} />
      </td>
    </tr>
  )
}
