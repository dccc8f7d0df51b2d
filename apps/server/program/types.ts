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
import { newId } from '@tocsin/link'
import { typeIconNames } from '@tocsin/ui'
import { wordsOf } from '@tocsin/ui/words'
import { createContexts } from '../context.ts'
import { firstOrganisation } from '../found.ts'
import { createHandleCommand } from '../handle-command.ts'
import { NoTable, readTable } from '../lists/read-table.ts'
import { createBoard, type Board } from '../live/board.ts'
import { foldOf, foldOn, type Fold } from '../live/fold.ts'
import { StartupError } from '../postgres/index.ts'
import type { Store } from '../store/index.ts'
import { createNameWinner } from '../winner.ts'
import { withStore } from './with-store.ts'

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
  if (verb === 'export') return withStore((store) => exportTypes(store, values.organisation))
  if (verb !== 'import' || file === undefined) throw new StartupError(usage)
  const { table, isGbk } = await tableIn(file)
  if (isGbk) console.log('This file is no UTF-8: read as GBK. Look at a few names.')
  await withStore(async (store) => {
    const { board, version, listing, stop } = await openBoard(store, values.organisation)
    try {
      const preview = readTypesTable(table, listing.types, { icons: typeIconNames, whole: values.whole })
      tell(preview)
      if (preview.refused.length > 0) throw new StartupError('Nothing was saved: mend these rows and import again.')
      if (values['dry-run'] || preview.changes.length === 0) return console.log('Nothing was saved.')
      await save(store, board, values.organisation, version, { ...listing, types: preview.merged })
      console.log('Saved.')
    } finally {
      stop()
    }
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

async function openBoard(store: Store, org: string) {
  const { queries, feed } = store
  const open = await queries.loadOpen()
  const board = createBoard(open.rows.map(foldOf), open.position, (subject) => loadFold(store, subject))
  const stop = feed.follow(open.position, (batch) => board.apply(batch))
  await Promise.race([board.reaches(await queries.end()), feed.unreadable])
  if (board.get(`organisation/${org}`) === undefined) {
    stop()
    throw new StartupError(`there is no organisation ${org}`)
  }
  const fold = board.get(`catalogue/${org}`)
  const known = fold?.kind === 'catalogue' ? fold.state : undefined
  return { board, stop, version: known?.version ?? 0, listing: listingFrom(known ?? neutralListing) }
}

const listingFrom = ({ types: all, tags, severity, feedback, capabilities, equivalents }: Listing): Listing => ({
  types: all,
  tags,
  severity,
  feedback,
  capabilities,
  equivalents,
})

async function loadFold({ queries }: Store, subject: string): Promise<Fold | undefined> {
  const row = await queries.loadSubject(subject)
  const later = await queries.readTail(subject, row?.version ?? 0)
  return foldOn(subject, row === undefined ? undefined : foldOf(row), later)
}

async function exportTypes(store: Store, org: string): Promise<void> {
  const { listing, stop } = await openBoard(store, org)
  stop()
  process.stdout.write(csvText(tableOfTypes(listing.types)))
}

function tell({ changes, refused, same }: ListPreview<IncidentType>): void {
  const { lists } = wordsOf('en')
  for (const { code, name, change, fields } of changes)
    console.log(`${lists.changes[change]}  ${code}  ${name.en}${fields.length > 0 ? `  (${fields.join(', ')})` : ''}`)
  for (const { line, field, why, value } of refused)
    console.log(`line ${line}, ${field}${value === '' ? '' : ` "${value}"`}: ${lists.tableRefusals[why]}`)
  console.log(`${changes.length} changed or new, ${same} as before, ${refused.length} refused`)
}

async function save(store: Store, board: Board, org: string, basedOn: number, wanted: Listing): Promise<void> {
  const read = listingSchema.safeParse(wanted)
  if (!read.success) throw new StartupError(`the list cannot be taken: ${read.error.issues[0]?.message ?? ''}`)
  const load = (subject: string) => loadFold(store, subject)
  const handle = createHandleCommand({
    board,
    contexts: createContexts(board, store.clock.now),
    appender: store.appender,
    loadFold: load,
    nameWinner: createNameWinner(async (subject) => board.get(subject) ?? load(subject)),
  })
  const answer = await handle({
    id: newId(),
    viewer: 'system',
    org,
    command: { type: 'change-catalogue', body: { basedOn, listing: read.data } },
    keys: [],
    stored: () => undefined,
    deviceAt: null,
    seat: null,
    exercise: false,
  })
  if (!answer.ok)
    throw new StartupError(`not saved (${answer.refusal.refused}): somebody changed the list; import again`)
}
