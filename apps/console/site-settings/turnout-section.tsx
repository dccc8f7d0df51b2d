import { turnoutStates, unitKinds, usualTurnoutS, type UnitKind } from '@tocsin/domain'
import { useId } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useWords } from '../words.ts'
import { FactorInput } from './factor-input.tsx'
import classes from './status-graph.module.css'
import { turnoutIn, withTurnout } from './turnout.ts'
import type { Fields } from './use-settings.ts'

const range = { step: 5, min: 0, max: 3600 }

/** Seconds from the slip until a unit moves, by kind of unit and where its crew is; empty is the usual. */
export function TurnoutSection({ fields }: { readonly fields: Fields }) {
  const { units: words, siteSettings } = useWords()
  const heads = { atPost: words.atPost, away: words.away, onCall: words.onCallS }
  return (
    <div className={dialog['body']}>
      <p className={dialog['hint']}>{words.turnoutAbout}</p>
      <table className={classes['turnout']}>
        <thead>
          <tr>
            <th scope="col">{siteSettings.kind}</th>
            {turnoutStates.map((state) => (
              <th key={state} scope="col" id={`turnout-${state}`}>
                {heads[state]}
              </th>
            ))}
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {unitKinds.map((kind) => (
            <TurnoutRow key={kind} kind={kind} fields={fields} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TurnoutRow({ kind, fields }: { readonly kind: UnitKind; readonly fields: Fields }) {
  const { units: words, siteSettings, trade } = useWords()
  const [nameId, problemId] = [useId(), useId()]
  const path = `turnoutS.${kind}`
  const own = turnoutIn(fields.valueOf(path))
  const wrong = turnoutStates.filter((state) => fields.isWrong(`${path}.${state}`))
  return (
    <tr>
      <th scope="row" id={nameId}>
        {trade.unitKinds[kind]}
      </th>
      {turnoutStates.map((state) => (
        <td key={state}>
          <FactorInput
            labelledBy={`${nameId} turnout-${state}`}
            describedBy={wrong.includes(state) ? problemId : undefined}
            value={own[state]}
            placeholder={String(usualTurnoutS[kind][state])}
            isWrong={wrong.includes(state)}
            range={range}
            onChange={(value) => fields.set(path, withTurnout(own, state, value))}
          />
        </td>
      ))}
      <td>
        {wrong.length > 0 ? (
          <span id={problemId} className={dialog['problem']} role="alert">
            {words.turnoutRange}
          </span>
        ) : fields.valueOf(path) === undefined ? (
          <small className={classes['badge']}>{siteSettings.isDefault}</small>
        ) : (
          <ActionButton label={siteSettings.toDefault} onPress={() => fields.set(path, undefined)} />
        )}
      </td>
    </tr>
  )
}
