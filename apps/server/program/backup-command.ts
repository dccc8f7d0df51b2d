import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  backupKey,
  checkedSet,
  hasUnpackedKeys,
  makeBackup,
  notePacked,
  packKeys,
  prune,
  readSet,
  setsIn,
} from '../backup/index.ts'
import { readConfig } from '../config.ts'
import { silentLog } from '../log.ts'
import { StartupError, visitPostgres } from '../postgres/index.ts'
import { createProgress } from '../progress.ts'

const usage =
  'tocsin backup FOLDER [--quick] | backup list FOLDER | backup check FOLDER [--set NAME] | backup keys FILE --passphrase-file FILE'

const options = {
  quick: { type: 'boolean', default: false },
  set: { type: 'string' },
  'passphrase-file': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

type Tell = (value: object, text: string) => void

/** `tocsin backup ...`: adds a set to a folder of backups, beside a running server or without one; lists and checks sets; packs the keys. */
export async function backup(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const tell: Tell = (value, text) => console.log(values.json ? JSON.stringify(value) : text)
  const [verb, place, ...rest] = positionals
  if (verb === undefined || rest.length > 0) throw new StartupError(usage)
  if (verb === 'list' && place !== undefined) return list(resolve(place), tell)
  if (verb === 'check' && place !== undefined) return check(resolve(place), values.set, tell)
  if (verb === 'keys' && place !== undefined) return keys(resolve(place), values['passphrase-file'])
  if (place !== undefined) throw new StartupError(usage)
  await make(resolve(verb), values.quick, tell)
}

async function make(folder: string, isQuick: boolean, tell: Tell): Promise<void> {
  const { dataDir, databaseUrl } = readConfig(process.env)
  const database = await visitPostgres({ dataDir, log: silentLog, url: databaseUrl })
  const progress = createProgress()
  const startedMs = performance.now()
  try {
    const now = Date.now()
    const { manifest, newBytes } = await makeBackup({
      dataDir,
      folder,
      owner: database.connections.owner,
      now,
      isQuick,
      progress: (done, of, what) => progress.show(what, done / Math.max(1, of)),
    })
    const removed = await prune(folder, await backupKey(dataDir), now)
    progress.end()
    const { name, madeAt, end } = manifest
    const seconds = Number(((performance.now() - startedMs) / 1000).toFixed(1))
    tell(
      { set: name, madeAt, events: end.position, newBytes, removed, seconds },
      `${name}: ${end.position} events, ${megabytes(newBytes)} new, ${seconds} s${removed > 0 ? `, ${removed} old sets removed` : ''}`,
    )
    if (await hasUnpackedKeys(dataDir))
      console.error(
        'The keys are not in it, and some are in no file of keys yet: without them nobody can read a backup. Write them now, to another place: tocsin backup keys FILE --passphrase-file FILE',
      )
  } finally {
    progress.end()
    await database.stop()
  }
}

async function list(folder: string, tell: Tell): Promise<void> {
  const secret = await backupKey(readConfig(process.env).dataDir)
  const names = await setsIn(folder)
  const sets = await Promise.all(names.map(async (name) => ({ name, made: await readSet(folder, secret, name) })))
  for (const { name, made } of sets) {
    if (typeof made === 'string') tell({ set: name, fault: made }, `${name}  ${made}`)
    else
      tell(
        { set: name, madeAt: made.madeAt, events: made.end.position, positions: made.days.length > 0 },
        `${name}  ${made.end.position} events${made.days.length > 0 ? ', with positions' : ''}`,
      )
  }
  if (sets.length === 0) throw new StartupError(`${folder} has no backup: tocsin backup FOLDER makes one.`)
}

async function check(folder: string, set: string | undefined, tell: Tell): Promise<void> {
  const progress = createProgress()
  const secret = await backupKey(readConfig(process.env).dataDir)
  try {
    const { name, parts, end } = await checkedSet({
      folder,
      secret,
      set,
      progress: (done, of, what) => progress.show(what, done / Math.max(1, of)),
    })
    progress.end()
    tell(
      { set: name, files: parts.length, events: end.position },
      `${name} is whole: ${parts.length} files, ${end.position} events`,
    )
  } finally {
    progress.end()
  }
}

async function keys(file: string, passphraseFile: string | undefined): Promise<void> {
  const { dataDir } = readConfig(process.env)
  await writeFile(file, await packKeys(dataDir, await readPassphrase(passphraseFile)), { mode: 0o600, flush: true })
  await notePacked(dataDir)
  console.log(`The keys are in ${file}. Keep it apart from the backups, and the passphrase apart from both.`)
}

/** The first line of the file that holds it: arguments can be read by everybody on a machine. */
export async function readPassphrase(file: string | undefined): Promise<string> {
  if (file === undefined) throw new StartupError('Name the file that holds the passphrase: --passphrase-file FILE')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) throw new StartupError(`${file} cannot be read.`)
  return text.split(/\r?\n/, 1)[0] ?? ''
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
