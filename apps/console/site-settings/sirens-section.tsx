import { defaultSettings, unitKinds } from '@tocsin/domain'
import { useId, type ReactNode } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useLanguage, useWords } from '../words.ts'
import { FactorInput } from './factor-input.tsx'
import classes from './site-settings.module.css'
import type { Fields } from './use-settings.ts'

const ordinaryMinutes = 10
/** Those on foot have no lights to put on. */
const drivenKinds = unitKinds.filter((kind) => kind !== 'foot')

/** How much quicker one drives with lights and sirens: of all units, and of kinds that differ. */
export function SirensSection({ fields }: { readonly fields: Fields }) {
  const { siteSettings: words, trade } = useWords()
  const usual = readFactor(fields, 'sirensFactor') ?? NaN
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
  const set = readFactor(fields, path)
  const minutes = ordinaryMinutes * (set ?? usual)
  const isDefault = fields.valueOf(path) === fields.defaultOf(path)
  const isWrong = fields.isWrong(path)
  return (
    <tr>
      <th scope="row" id={nameId}>
        {name}
      </th>
      <td>
        <FactorInput
          labelledBy={nameId}
          describedBy={isWrong ? problemId : undefined}
          value={set}
          placeholder={Number.isNaN(usual) ? '' : usual.toFixed(2)}
          isWrong={isWrong}
          onChange={(value) => fields.set(path, value ?? (isOptional ? undefined : NaN))}
        />
      </td>
      <td>
        {isWrong ? (
          <span id={problemId} className={dialog['problem']} role="alert">
            {words.factorRange}
          </span>
        ) : (
          Number.isFinite(minutes) && (
            <span className={set === undefined ? classes['faint'] : undefined}>
              {words.example(minutes.toLocaleString(language, { maximumFractionDigits: 1 }))}
            </span>
          )
        )}
      </td>
      <td className={classes['end']}>
        {isDefault ? (
          <small className={classes['badge']}>{words.isDefault}</small>
        ) : (
          <ActionButton label={words.toDefault} onPress={() => fields.set(path, fields.defaultOf(path))} />
        )}
      </td>
    </tr>
  )
}

function readFactor({ valueOf }: Fields, path: string): number | undefined {
  const value = valueOf(path)
  return typeof value === 'number' ? value : undefined
}
