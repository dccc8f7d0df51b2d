import { alertKinds, alertSteps, unitKinds } from '@tocsin/domain'
import { useId, type ReactNode } from 'react'
import dialog from '../dialogs/dialog.module.css'
import { useWords } from '../words.ts'
import classes from './site-settings.module.css'
import { Aside, NumberField } from './number-field.tsx'
import { plainText } from './plain-text.ts'
import type { Fields } from './use-settings.ts'

/** How long each wait may last, how far its alert climbs, and how fast. */
export function LadderSection({ fields }: { readonly fields: Fields }) {
  const { alerts } = useWords()
  const { settings: words } = alerts
  return (
    <div className={dialog['body']}>
      <p className={dialog['hint']}>{words.about}</p>
      <table className={classes['factors']}>
        <thead>
          <tr>
            <th scope="col">{words.wait}</th>
            <th scope="col">{words.after}</th>
            <th scope="col">{words.top}</th>
          </tr>
        </thead>
        <tbody>
          {alertKinds.map((kind) => (
            <SecondsRow key={kind} fields={fields} path={`alertAfter.${kind}`} name={alerts.kinds[kind]}>
              <Choice
                fields={fields}
                path={`alertTop.${kind}`}
                label={`${words.top}: ${alerts.kinds[kind]}`}
                choices={alertSteps.map((step) => [step, alerts.steps[step]])}
              />
            </SecondsRow>
          ))}
          <Heading text={words.movingOf} />
          {unitKinds.map((kind) => (
            <UnitKindRow key={kind} fields={fields} kind={kind} />
          ))}
          <Heading text={words.ladder} />
          {alertSteps.slice(0, -1).map((step) => (
            <SecondsRow key={step} fields={fields} path={`alertLadder.${step}`} name={alerts.steps[step]}>
              <small className={step === 'second-path' ? classes['doubt'] : dialog['hint']}>
                {alerts.stepDoes[step]}
              </small>
            </SecondsRow>
          ))}
          <tr>
            <th scope="row">{alerts.steps['duty-leader']}</th>
            <td className={classes['faint']}>{words.lastStep}</td>
            <td>
              <small className={classes['doubt']}>{alerts.stepDoes['duty-leader']}</small>
            </td>
          </tr>
        </tbody>
      </table>
      <p className={dialog['hint']}>{alerts.noPath}</p>
      <div className={classes['choice']}>
        {words.tone}
        <Choice
          fields={fields}
          path="alertTone"
          label={words.tone}
          choices={[
            ['off', words.tones.off],
            ['soft', words.tones.soft],
          ]}
        />
      </div>
    </div>
  )
}

const Heading = ({ text }: { readonly text: string }) => (
  <tr>
    <td colSpan={3} className={dialog['hint']}>
      {text}
    </td>
  </tr>
)

const UnitKindRow = ({ fields, kind }: { readonly fields: Fields; readonly kind: (typeof unitKinds)[number] }) => {
  const { trade } = useWords()
  return <SecondsRow fields={fields} path={`notMovingOf.${kind}`} name={trade.unitKinds[kind]} isOptional />
}

type RowProps = {
  readonly fields: Fields
  readonly path: string
  readonly name: string
  readonly isOptional?: true
  readonly children?: ReactNode
}

const range = { step: 1, min: 0, max: 7 * 86_400 }

function SecondsRow({ fields, path, name, isOptional, children }: RowProps) {
  const { settings: words } = useWords().alerts
  const [nameId, problemId] = [useId(), useId()]
  return (
    <tr>
      <th scope="row" id={nameId}>
        {name}
      </th>
      <td className={classes['seconds']}>
        <NumberField
          fields={fields}
          path={path}
          labelledBy={nameId}
          problemId={problemId}
          range={range}
          placeholder={isOptional ? words.asUsual : ''}
          isOptional={isOptional ?? false}
        />{' '}
        <Aside id={problemId} problem={fields.isWrong(path) ? words.range : undefined}>
          <span className={classes['faint']}>{fields.valueOf(path) === 0 ? words.never : words.seconds}</span>
        </Aside>
      </td>
      <td>{children}</td>
    </tr>
  )
}

type ChoiceProps = {
  readonly fields: Fields
  readonly path: string
  readonly label: string
  readonly choices: readonly (readonly [string, string])[]
}

function Choice({ fields, path, label, choices }: ChoiceProps) {
  return (
    <select
      className={classes['select']}
      aria-label={label}
      value={plainText(fields.valueOf(path))}
      onChange={({ currentTarget }) => fields.set(path, currentTarget.value)}
    >
      {choices.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  )
}
