import { parseArgs } from 'node:util'
import encodeQR from 'qr'
import { readHead, type Head } from '../audit/head.ts'
import { isPaper, paperOf, readPaper } from '../audit/paper.ts'
import { keptAt, nameOfPlace } from '../audit/places.ts'
import { openSigningKey, rotateSigningKey } from '../audit/signing-key.ts'
import { verifyLog } from '../audit/verify.ts'
import { readConfig } from '../config.ts'
import { silentLog } from '../log.ts'
import { StartupError, visitPostgres } from '../postgres/index.ts'
import { createProgress } from '../progress.ts'
import { openForAudit } from '../store/index.ts'
import { receiveHeads } from './audit-receive.ts'
import { exitCodeOf, sayVerified } from './audit-words.ts'

const usage =
  'tocsin audit verify [--against PLACE ...] [--json] | audit head [--json] | audit keys [--rotate] | audit receive FOLDER [--port N] [--token-file FILE]'

const options = {
  against: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
  rotate: { type: 'boolean', default: false },
  port: { type: 'string', default: '7119' },
  host: { type: 'string', default: '127.0.0.1' },
  'token-file': { type: 'string' },
} as const

/** `tocsin audit ...`: holds the log against its signed heads, shows the newest, and keeps those of another server. Read only, beside a running server or without one. */
export async function audit(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const [verb, folder, ...rest] = positionals
  if (rest.length > 0 || (folder !== undefined && verb !== 'receive')) throw new StartupError(usage)
  if (verb === 'verify') return verify(values.against, values.json)
  if (verb === 'head') return head(values.json)
  if (verb === 'keys') return keys(values.rotate)
  if (verb !== 'receive' || folder === undefined) throw new StartupError(usage)
  await receiveHeads({ folder, host: values.host, port: Number(values.port), tokenFile: values['token-file'] })
}

type Opened = Awaited<ReturnType<typeof openForAudit>>

async function withLog<Value>(work: (log: Opened) => Promise<Value>): Promise<Value> {
  const { dataDir, databaseUrl } = readConfig(process.env)
  const database = await visitPostgres({ dataDir, log: silentLog, url: databaseUrl })
  try {
    const log = await openForAudit(database.connections.log)
    try {
      return await work(log)
    } finally {
      await log.close()
    }
  } finally {
    await database.stop()
  }
}

async function verify(against: readonly string[] | undefined, isJson: boolean): Promise<void> {
  const named = against ?? placesNamed(readConfig(process.env).auditPlaces)
  const papers = named.filter(isPaper).map((text) => readPaper(text) ?? notAPaper(text))
  const places = named.filter((text) => !isPaper(text))
  const progress = createProgress()
  const verified = await withLog(async ({ asking, heads }) => {
    const id = await heads.logId()
    const found = await Promise.all(places.map((place) => keptAt(place, id)))
    return verifyLog({
      asking,
      kept: found.flatMap(({ own }) => own),
      pasts: found.flatMap(({ others }) => others),
      papers,
      progress: (done, of) => progress.show('reading the log', done / Math.max(1, of)),
    })
  }).finally(progress.end)
  if (isJson) console.log(JSON.stringify(verified))
  else for (const line of sayVerified(verified, places.map(nameOfPlace))) console.log(line)
  process.exitCode = exitCodeOf(verified)
}

const placesNamed = (text = ''): readonly string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')

function notAPaper(text: string): never {
  throw new StartupError(
    `${text} is not the whole line of a printed head: it begins with tocsin-head:1: and has eleven parts.`,
  )
}

async function newestHead(): Promise<Head> {
  const stored = await withLog(({ heads }) => heads.last())
  const newest = stored === undefined ? undefined : readHead(stored.line)
  if (newest === undefined)
    throw new StartupError(
      'The log has no signed head yet: a running server signs one each minute when anything happened.',
    )
  return newest
}

async function head(isJson: boolean): Promise<void> {
  const newest = await newestHead()
  const { prefixes: _, ...told } = newest
  if (isJson) return console.log(JSON.stringify({ ...told, paper: paperOf(newest) }))
  const lines = [
    `log      ${newest.log}`,
    `entries  ${newest.size}`,
    `root     ${newest.root}`,
    `signed   ${new Date(newest.at).toISOString()} by key ${newest.key}`,
    '',
    paperOf(newest),
    '',
    encodeQR(paperOf(newest), 'ascii', { ecc: 'low' }),
    'Held against the log again: tocsin audit verify --against "LINE"',
  ]
  console.log(lines.join('\n'))
}

async function keys(rotates: boolean): Promise<void> {
  const { dataDir } = readConfig(process.env)
  const { id, publicKey, vouched } = rotates ? await rotateSigningKey(dataDir) : await openSigningKey(dataDir)
  console.log(`${id}  ${publicKey.toString('base64url')}${vouched === null ? '' : `  (vouched for by ${vouched.by})`}`)
  if (rotates)
    console.log(
      'From the next head on this key signs. Write the keys anew: tocsin backup keys FILE --passphrase-file FILE',
    )
}
