import { trapsIn, unitKinds, type UnitKind } from '@tocsin/domain'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Tabs } from '../controls/tabs.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useWords } from '../words.ts'
import { StatusMatrix } from './status-matrix.tsx'
import { StatusPicture } from './status-picture.tsx'
import classes from './status-graph.module.css'
import { rowsIn, toggled } from './status-rows.ts'
import type { Fields } from './use-settings.ts'

/** Which status may follow which, by kind of unit: a matrix to tick, what differs marked, and the graph as a picture. DR30 */
export function StatusGraphSection({ fields }: { readonly fields: Fields }) {
  const { units: words, siteSettings, trade, desk } = useWords()
  const [kind, setKind] = useState<UnitKind>('patrol')
  const pathOf = (of: UnitKind): string => `statusGraph.${of}`
  const rows = rowsIn(fields.valueOf(pathOf(kind)))
  const traps = trapsIn(rows)
  const isUsual = (of: UnitKind): boolean => fields.valueOf(pathOf(of)) === undefined
  return (
    <div className={dialog['body']}>
      <p className={dialog['hint']}>{words.graphAbout}</p>
      <div className={classes['head']}>
        <Tabs
          label={siteSettings.kind}
          tabs={unitKinds.map((each) => ({
            key: each,
            label: isUsual(each) ? trade.unitKinds[each] : `${trade.unitKinds[each]} *`,
          }))}
          chosen={kind}
          onChoose={setKind}
        />
        {isUsual(kind) ? (
          <small className={classes['badge']}>{siteSettings.isDefault}</small>
        ) : (
          <ActionButton label={siteSettings.toDefault} onPress={() => fields.set(pathOf(kind), undefined)} />
        )}
      </div>
      <StatusMatrix
        rows={rows}
        label={`${words.graph}: ${trade.unitKinds[kind]}`}
        traps={traps}
        onToggle={(from, to) => fields.set(pathOf(kind), toggled(rows, from, to))}
      />
      {traps.length > 0 && (
        <p className={dialog['problem']} role="alert">
          {words.graphTrap(traps.map((each) => trade.statuses[each]).join(desk.listSeparator))}
        </p>
      )}
      <p className={dialog['hint']}>{words.graphLegend}</p>
      <StatusPicture rows={rows} />
    </div>
  )
}
