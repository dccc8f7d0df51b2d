import {
  accountRow,
  csvText,
  tableOfAccounts,
  tableOfUnits,
  unitRow,
  type AccountRow,
  type UnitRow,
} from '@tocsin/domain'
import type { TypedCommand } from '@tocsin/link'
import { useState } from 'react'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { ActionButton } from '../controls/action-button.tsx'
import { showDone } from '../desk/notices.ts'
import dialog from '../dialogs/dialog.module.css'
import { CsvPanel, download } from '../lists/csv-panel.tsx'
import { useAll } from '../live/use-board.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { useProof } from '../sign-in/use-proof.tsx'
import { useWords } from '../words.ts'
import { changesOfAccount, changesOfUnit } from './changes.ts'
import { givePassword } from './password.ts'
import classes from './roll.module.css'

type Made = { readonly login: string; readonly password: string }

const retiredAnswer = z.object({
  units: z.array(unitRow.omit({ unit: true, retired: true }).extend({ id: z.string(), retiredAt: z.number() })),
})

/** Accounts and units as files: out as they are; in after a look at what would change. */
export function RollCsv() {
  const { roll, lists } = useWords()
  const send = useSend()
  const { org } = useViewer()
  const accounts = useAll('account').filter((each) => each.org === org)
  const units = useAll('unit').filter((each) => each.org === org)
  const [made, setMade] = useState<readonly Made[]>([])
  const { prove, prompt } = useProof()

  async function give(commands: readonly TypedCommand[]): Promise<boolean> {
    for (const command of commands) if (!(await send(command)).ok) return false
    return true
  }
  /** Row by row: what could not be taken is looked at again. */
  async function takeAll<Row>(rows: readonly Row[], take: (row: Row) => Promise<boolean>): Promise<boolean> {
    for (const [done, row] of rows.entries()) {
      if (await take(row)) continue
      showDone(lists.csvPart(done, rows.length))
      return false
    }
    showDone(lists.saved)
    return true
  }
  const takePeople = (merged: readonly AccountRow[], changed: ReadonlySet<string>): Promise<boolean> =>
    takeAll(
      merged.filter(({ account }) => changed.has(account)),
      async (row) => {
        const before = accounts.find(({ id }) => id === row.account)
        if (!(await give(changesOfAccount(before, row)))) return false
        if (before !== undefined || row.disabled) return true
        const password = await givePassword(row.account, prove)
        if (password !== undefined) setMade((known) => [...known, { login: row.login, password }])
        return password !== undefined
      },
    )
  async function takeUnits(merged: readonly UnitRow[], changed: ReadonlySet<string>): Promise<boolean> {
    const asked = await ask('/api/retired-units', retiredAnswer)
    const retired = asked.phase === 'answered' ? asked.answer.units : []
    return takeAll(
      merged.filter(({ unit }) => changed.has(unit)),
      (row) =>
        give(
          changesOfUnit(
            [...units, ...retired].find(({ id }) => id === row.unit),
            row,
          ),
        ),
    )
  }
  return (
    <div className={classes['csv']}>
      <section>
        <h3>{roll.csvOf.people}</h3>
        <p className={dialog['hint']}>{roll.csvPeopleAbout}</p>
        {prompt}
        <CsvPanel
          path="/api/accounts/preview"
          each={accountRow}
          fileName="accounts.csv"
          rows={() => tableOfAccounts(accounts)}
          onTake={takePeople}
        />
        {made.length > 0 && (
          <output className={classes['once']}>
            <span>
              {roll.passwords(made.length)} {roll.passwordsAbout}
            </span>
            <ActionButton
              tone="main"
              label={roll.savePasswords}
              onPress={() =>
                download(
                  'passwords.csv',
                  csvText([['login', 'password'], ...made.map(({ login, password }) => [login, password])]),
                )
              }
            />
          </output>
        )}
      </section>
      <section>
        <h3>{roll.csvOf.units}</h3>
        <p className={dialog['hint']}>{roll.csvUnitsAbout}</p>
        <CsvPanel
          path="/api/units/preview"
          each={unitRow}
          fileName="units.csv"
          rows={() => tableOfUnits(units)}
          onTake={takeUnits}
        />
      </section>
    </div>
  )
}
