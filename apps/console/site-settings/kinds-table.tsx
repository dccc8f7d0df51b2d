import { branches, unitKinds, type Branch, type UnitKind } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import { useWords } from '../words.ts'
import classes from './site-settings.module.css'
import type { Fields } from './use-settings.ts'

/** Which kinds of unit count for which kind of load: all, those that are ticked, or none and then the load is left out. */
export function KindsTable({ fields }: { readonly fields: Fields }) {
  const { siteSettings: words, trade } = useWords()
  return (
    <table className={classes['kinds']}>
      <caption>{words.coverKinds}</caption>
      <thead>
        <tr>
          <th scope="col">{words.load}</th>
          {unitKinds.map((kind) => (
            <th key={kind} scope="col">
              {trade.unitKinds[kind]}
            </th>
          ))}
          <th aria-hidden />
        </tr>
      </thead>
      <tbody>
        {branches.map((branch) => (
          <BranchRow key={branch} branch={branch} fields={fields} />
        ))}
      </tbody>
    </table>
  )
}

function BranchRow({ branch, fields }: { readonly branch: Branch; readonly fields: Fields }) {
  const { siteSettings: words, trade } = useWords()
  const path = `coverKinds.${branch}`
  const value = fields.valueOf(path)
  const chosen = Array.isArray(value) ? unitKinds.filter((kind) => value.includes(kind)) : unitKinds
  const set = (kind: UnitKind, isOn: boolean): void => {
    const next = unitKinds.filter((each) => (each === kind ? isOn : chosen.includes(each)))
    fields.set(path, next.length === unitKinds.length ? undefined : next)
  }
  return (
    <tr>
      <th scope="row">{trade.branches[branch]}</th>
      {unitKinds.map((kind) => (
        <td key={kind}>
          <input
            type="checkbox"
            aria-label={`${trade.branches[branch]}: ${trade.unitKinds[kind]}`}
            checked={chosen.includes(kind)}
            onChange={(event) => set(kind, event.currentTarget.checked)}
          />
        </td>
      ))}
      <td>
        {value === undefined ? (
          <small className={classes['badge']}>{words.isDefault}</small>
        ) : (
          <>
            {chosen.length === 0 && <small className={classes['doubt']}>{words.loadLeftOut} </small>}
            <ActionButton label={words.toDefault} onPress={() => fields.set(path, undefined)} />
          </>
        )}
      </td>
    </tr>
  )
}
