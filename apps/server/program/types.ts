import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import {
  csvText,
  listing as listingSchema,
  neutralListing,
  readTypesTable,
  tableOfTypes,
  type IncidentType,
  type ListPreview,
  type Listing,
} from '@tocsin/domain'
import { typeIconNames } from '@tocsin/ui'
import { wordsOf } from '@tocsin/ui/words'
import { firstOrganisation } from '../found.ts'
import { NoTable, readTable } from '../lists/read-table.ts'
import type { Board } from '../live/board.ts'
import { StartupError } from '../postgres/index.ts'
import { withBoard, type BoardAtHand } from './with-board.ts'
import { noteExport } from './with-store.ts'

const usage = 'tocsin types import FILE.csv [--dry-run] [--whole] [--organisation ID] | tocsin types export'

/**
 * `tocsin types import FILE [--dry-run] [--whole]`: tells what a CSV of incident types changes, and takes it unless
 * anything in it is refused; `--whole` retires what the file leaves out. `tocsin types export`: the list as CSV on
 * standard output. For whoever has the machine, beside a running server or without one.
 */
export async function types(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      whole: { type: 'boolean', default: false },
      organisation: { type: 'string', default: firstOrganisation },
    },
  })
  const [verb, file] = positionals
  const org = values.organisation
  if (verb === 'export') return withBoard(async (at) => exportTypes(at, org))
  if (verb !== 'import' || file === undefined) throw new StartupError(usage)
  const { table, isGbk } = await tableIn(file)
  if (isGbk) console.log('This file is no UTF-8: read as GBK. Look at a few names.')
  await withBoard(async (at) => {
    const { version, listing } = listOn(at.board, org)
    const preview = readTypesTable(table, listing.types, { icons: typeIconNames, whole: values.whole })
    tell(preview)
    if (preview.refused.length > 0) throw new StartupError('Nothing was saved: mend these rows and import again.')
    if (values['dry-run'] || preview.changes.length === 0) return console.log('Nothing was saved.')
    await save(at, org, version, { ...listing, types: preview.merged })
    console.log('Saved.')
  })
}

async function tableIn(file: string): Promise<ReturnType<typeof readTable>> {
  const bytes = await readFile(file).catch(() => {
    throw new StartupError(`${file} cannot be read: check the path and the rights of the file`)
  })
  try {
    return readTable(bytes)
  } catch (error) {
    throw error instanceof NoTable ? new StartupError(`${file}: ${error.message}`) : error
  }
}

function listOn(board: Board, org: string): { readonly version: number; readonly listing: Listing } {
  if (board.get(`organisation/${org}`) === undefined) throw new StartupError(`there is no organisation ${org}`)
  const fold = board.get(`catalogue/${org}`)
  const known = fold?.kind === 'catalogue' ? fold.state : undefined
  return { version: known?.version ?? 0, listing: listingFrom(known ?? neutralListing) }
}

const listingFrom = ({ types: all, tags, severity, feedback, capabilities, equivalents }: Listing): Listing => ({
  types: all,
  tags,
  severity,
  feedback,
  capabilities,
  equivalents,
})

async function exportTypes({ store, board }: BoardAtHand, org: string): Promise<void> {
  await noteExport(store, org, 'tocsin types export')
  process.stdout.write(csvText(tableOfTypes(listOn(board, org).listing.types)))
}

function tell({ changes, refused, same }: ListPreview<IncidentType>): void {
  const { lists } = wordsOf('en')
  for (const { code, name, change, fields } of changes)
    console.log(`${lists.changes[change]}  ${code}  ${name.en}${fields.length > 0 ? `  (${fields.join(', ')})` : ''}`)
  for (const { line, field, why, value } of refused)
    console.log(`line ${line}, ${field}${value === '' ? '' : ` "${value}"`}: ${lists.tableRefusals[why]}`)
  console.log(`${changes.length} changed or new, ${same} as before, ${refused.length} refused`)
}

async function save({ give }: BoardAtHand, org: string, basedOn: number, wanted: Listing): Promise<void> {
  const read = listingSchema.safeParse(wanted)
  if (!read.success) throw new StartupError(`the list cannot be taken: ${read.error.issues[0]?.message ?? ''}`)
  const answer = await give(org, { type: 'change-catalogue', body: { basedOn, listing: read.data } })
  if (!answer.ok)
    throw new StartupError(`not saved (${answer.refusal.refused}): somebody changed the list; import again`)
}
