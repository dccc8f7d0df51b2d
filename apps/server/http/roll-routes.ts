import {
  accountAliases,
  accountColumns,
  accountRow,
  readAccountsTable,
  readUnitsTable,
  tablePreview,
  unitAliases,
  unitColumns,
  unitRow,
  unknownColumns,
  view,
  type Unit,
} from '@tocsin/domain'
import { z } from 'zod'
import type { Board } from '../live/board.ts'
import type { Fold } from '../live/fold.ts'
import { csvFile, tableIn } from './csv-file.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly board: Pick<Board, 'folds'>
  /** also those that have left the board, as retired units have */
  readonly find: (subject: string) => Promise<Fold | undefined>
  /** units out of the fleet, the newest first */
  readonly retiredUnits: (org: string) => Promise<readonly Fold[]>
}

/** Columns of the file that were left out: an import takes what its table knows, and says what it does not. */
const leftOut = { leftOut: z.array(z.string()) }

/** People, units and posts as lists: what a table would change, before it is saved by commands. Nothing is stored. */
export function rollRoutes({ board, find, retiredUnits }: Parts): readonly Route[] {
  const own = (org: string) =>
    [...board.folds()].map(([, fold]) => fold).filter(({ state }) => 'org' in state && state.org === org)
  const postsOf = (folds: readonly Fold[]) => folds.flatMap((fold) => (fold.kind === 'post' ? [fold.state.id] : []))
  async function retiredOf(org: string, named: readonly { readonly code: string }[]): Promise<readonly Unit[]> {
    const found = await Promise.all(named.map(({ code }) => find(`unit/${code}`)))
    return found.flatMap((fold) => (fold?.kind === 'unit' && fold.state.org === org ? [fold.state] : []))
  }
  return [
    route({
      method: 'POST',
      path: '/api/units/preview',
      summary: 'What a CSV of units would change: new, changed, retired, refused with line and column',
      access: { verb: 'register-unit' },
      body: z.object({ file: csvFile }),
      answer: tablePreview(unitRow).extend(leftOut),
      handle: async ({ body, viewer }) => {
        const { table, isGbk } = tableIn(body.file)
        const folds = own(viewer().org)
        const units = folds.flatMap((fold) => (fold.kind === 'unit' ? [fold.state] : []))
        const posts = postsOf(folds)
        const strange = readUnitsTable(table, units, posts).changes.filter(({ change }) => change === 'new')
        const before = [...units, ...(await retiredOf(viewer().org, strange))]
        return {
          isGbk,
          leftOut: [...unknownColumns(table, unitAliases, unitColumns)],
          ...readUnitsTable(table, before, posts),
        }
      },
    }),
    route({
      method: 'POST',
      path: '/api/accounts/preview',
      summary:
        'What a CSV of accounts would change; it holds sign-in names, roles and posts, and nothing else of anybody',
      access: { verb: 'create-account' },
      body: z.object({ file: csvFile }),
      answer: tablePreview(accountRow).extend(leftOut),
      handle: ({ body, viewer }) => {
        const { table, isGbk } = tableIn(body.file)
        const folds = own(viewer().org)
        const accounts = folds.flatMap((fold) => (fold.kind === 'account' ? [fold.state] : []))
        return {
          isGbk,
          leftOut: [...unknownColumns(table, accountAliases, accountColumns)],
          ...readAccountsTable(table, accounts, { posts: postsOf(folds), by: viewer().account }),
        }
      },
    }),
    route({
      method: 'GET',
      path: '/api/retired-units',
      summary: 'Units out of the fleet, the newest first, to bring one back',
      access: { verb: 'restore-unit' },
      answer: z.object({ units: z.array(z.looseObject({ id: z.string(), callSign: z.string() })) }),
      handle: async ({ viewer }) => {
        const folds = await retiredUnits(viewer().org)
        return {
          units: folds
            .flatMap((fold) => (fold.kind === 'unit' ? [view(viewer(), 'unit', fold.state)] : []))
            .filter((each) => each !== undefined),
        }
      },
    }),
  ]
}
