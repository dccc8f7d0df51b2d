import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { drill, openKeys, readKeys, restore as bringBack, type Difference } from '../backup/index.ts'
import { readConfig } from '../config.ts'
import { StartupError } from '../postgres/index.ts'
import { createProgress } from '../progress.ts'
import { readPassphrase } from './backup-command.ts'

const usage = 'tocsin restore FOLDER [--set NAME] [--keys FILE --passphrase-file FILE] [--drill]'

const options = {
  set: { type: 'string' },
  keys: { type: 'string' },
  'passphrase-file': { type: 'string' },
  drill: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

/**
 * `tocsin restore FOLDER`: brings the newest set, or the one that is named, back into an empty data folder and says whether
 * all is there; with `--drill` into a scratch one that is removed again. Exit code 1 where anything differs.
 */
export async function restore(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const [place, ...rest] = positionals
  if (place === undefined || rest.length > 0) throw new StartupError(usage)
  const { dataDir, databaseUrl } = readConfig(process.env)
  const keys = await keysFor(dataDir, values.keys, values['passphrase-file'])
  const key = keys['backup.key']
  if (key === undefined) throw new StartupError('The file of keys has none of backups: it is not of this system.')
  const progress = createProgress()
  const startedMs = performance.now()
  const wish = {
    folder: resolve(place),
    secret: Buffer.from(key, 'base64url'),
    set: values.set,
    keys,
    progress: (done: number, of: number, what: string) => progress.show(what, done / Math.max(1, of)),
  }
  const { set, differences } = await (
    values.drill ? drill(wish) : bringBack({ ...wish, dataDir, url: databaseUrl })
  ).finally(() => progress.end())
  const seconds = Number(((performance.now() - startedMs) / 1000).toFixed(1))
  const rows = set.parts.reduce((sum, part) => sum + (part.of.startsWith('@') ? 0 : part.rows), 0)
  const summary = { set: set.name, events: set.end.position, rows, chains: set.heads.length, differences, seconds }
  if (values.json) console.log(JSON.stringify(summary))
  else for (const line of linesOf(summary, values.drill)) console.log(line)
  if (differences.length > 0) process.exitCode = 1
}

/** Without a file of keys those of this data folder: a drill on the machine that made the backup. */
async function keysFor(dataDir: string, file: string | undefined, passphraseFile: string | undefined) {
  if (file !== undefined) {
    const text = await readFile(file, 'utf8').catch(() => undefined)
    if (text === undefined) throw new StartupError(`${file} cannot be read.`)
    return openKeys(text, await readPassphrase(passphraseFile))
  }
  const own = await readKeys(dataDir)
  if (own['backup.key'] === undefined)
    throw new StartupError('Name the file of keys that "tocsin backup keys" wrote: --keys FILE --passphrase-file FILE')
  return own
}

type Summary = {
  readonly set: string
  readonly events: number
  readonly rows: number
  readonly chains: number
  readonly differences: readonly Difference[]
  readonly seconds: number
}

function linesOf({ set, events, rows, chains, differences, seconds }: Summary, isDrill: boolean): readonly string[] {
  if (differences.length > 0)
    return [
      `${set} came back otherwise than it was kept:`,
      ...differences.map((each) =>
        each.differs === 'rows'
          ? `  ${each.of}: ${each.there} rows of ${each.kept}`
          : `  ${each.of}: another ${each.differs}`,
      ),
    ]
  const found = `${events} events and ${rows} rows are as they were, ${chains} ${chains === 1 ? 'chain holds' : 'chains hold'}, ${seconds} s`
  return isDrill
    ? [`${set} can be restored: ${found}. Nothing was changed here.`]
    : [`${set} is back: ${found}.`, 'Everybody signs in anew. Start the server.']
}
