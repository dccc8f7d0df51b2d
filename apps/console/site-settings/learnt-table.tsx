import type { CSSProperties } from 'react'
import dialog from '../dialogs/dialog.module.css'
import { useLanguage, useWords } from '../words.ts'
import { columns, heatOf, rowsOf, type LearntCell } from './learnt.ts'
import classes from './site-settings.module.css'

type Props = { readonly cells: readonly LearntCell[]; readonly leastPerCell: number }

/** Learnt factors, classes of road by hours: tinted by how far from free flow, each with how many drives say so. */
export function LearntTableView({ cells, leastPerCell }: Props) {
  const { siteSettings: words } = useWords()
  const names: Readonly<Record<string, string>> = words.roadClasses
  const language = useLanguage()
  return (
    <>
      <table className={classes['heat']}>
        <caption className="visually-hidden">{words.tableLabel}</caption>
        <thead>
          <tr>
            <th scope="col">{words.roadClass}</th>
            {columns.map((hour) => (
              <th key={hour ?? 'all'} scope="col">
                {hour === null ? words.allDay : hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(cells).map(({ roadClass, cells: inRow }) => (
            <tr key={roadClass}>
              <th scope="row">{names[roadClass] ?? roadClass}</th>
              {inRow.map((cell, at) => (
                <Cell key={columns[at] ?? 'all'} cell={cell} leastPerCell={leastPerCell} language={language} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={dialog['hint']}>
        <span className={classes['swatch']} data-way="slower" /> {words.slower}{' '}
        <span className={classes['swatch']} data-way="quicker" /> {words.quicker} · {words.legend(String(leastPerCell))}
      </p>
    </>
  )
}

type CellProps = {
  readonly cell: LearntCell | undefined
  readonly leastPerCell: number
  readonly language: string
}

function Cell({ cell, leastPerCell, language }: CellProps) {
  const { siteSettings: words } = useWords()
  if (cell === undefined)
    return (
      <td>
        <span className="visually-hidden">{words.cellNone}</span>
      </td>
    )
  const { factor, drives } = cell
  const count = drives.toLocaleString(language)
  if (drives < leastPerCell) {
    const said = words.cellTooFew(count, String(leastPerCell))
    return (
      <td title={said}>
        <span aria-hidden>·</span>
        <span className="visually-hidden">{said}</span>
      </td>
    )
  }
  const said = words.cell(factor.toFixed(2), count)
  const heat: CSSProperties & Record<'--heat', string> = { '--heat': `${Math.round(60 * heatOf(factor))}%` }
  return (
    <td title={said} data-way={factor >= 1 ? 'slower' : 'quicker'} style={heat}>
      <span aria-hidden>{factor.toFixed(1)}</span>
      <span className="visually-hidden">{said}</span>
    </td>
  )
}
