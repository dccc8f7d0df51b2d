import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, stat } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { StartupError } from '../postgres/index.ts'
import { readHead } from './head.ts'

/** A second place of the heads: outside the data folder, so that who has the database has not this. */
export type Place = {
  /** as told to people: without a password */
  readonly name: string
  /** how far the heads of a log go that it has; 0: none */
  sizeOf(log: string): Promise<number>
  /** adds lines; resolves when they are durable there */
  add(log: string, lines: readonly string[]): Promise<void>
}

const isUrl = (text: string): boolean => /^https?:\/\//.test(text)

/** The places that `TOCSIN_AUDIT` names, separated by commas: folders, files `.jsonl`, addresses `http(s)://`. */
export function placesIn(text: string, dataDir: string): readonly Place[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => (isUrl(each) ? placeAt(new URL(each)) : placeIn(outside(resolve(each), dataDir))))
}

function outside(path: string, dataDir: string): string {
  const way = relative(resolve(dataDir), path)
  if (way === '' || !(way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way))
    throw new StartupError(
      `TOCSIN_AUDIT names ${path}, which is in the data folder: name a place that those who have the data folder do not have.`,
    )
  return path
}

/** The file of a log's heads in a folder; a file named itself is it. */
const fileFor = (path: string, log: string): string =>
  path.endsWith('.jsonl') ? path : join(path, `tocsin-audit-${log}.jsonl`)

/** Lines at the end of a file, each on the disk before it counts. */
export function placeIn(path: string): Place {
  const known = new Map<string, { readonly bytes: number; readonly size: number }>()
  return {
    name: path,
    async sizeOf(log) {
      const file = fileFor(path, log)
      const bytes = await stat(file).then(
        (found) => found.size,
        () => 0,
      )
      const last = known.get(file)
      // somebody moved it away, or wrote to it: then it is read again
      const size = last?.bytes === bytes ? last.size : await sizeIn(file, log)
      known.set(file, { bytes, size })
      return size
    },
    async add(log, lines) {
      const file = fileFor(path, log)
      if (!path.endsWith('.jsonl')) await mkdir(path, { recursive: true })
      const handle = await open(file, 'a+', 0o640)
      try {
        const { size } = await handle.stat()
        const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1))
        // a line that was cut off by a crash stays what it is; the next begins on its own
        const start = size === 0 || buffer.toString() === '\n' ? '' : '\n'
        await handle.appendFile(`${start}${lines.join('\n')}\n`)
        await handle.sync()
      } finally {
        await handle.close()
      }
    },
  }
}

async function sizeIn(file: string, log: string): Promise<number> {
  let size = 0
  try {
    for await (const line of linesOfFile(file)) {
      const head = readHead(line)
      if (head?.log === log) size = Math.max(size, head.size)
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  return size
}

const linesOfFile = (file: string): AsyncIterable<string> =>
  createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })

const answerMs = 5_000
const told = z.object({ size: z.number().int().nonnegative() })

/** Another server: `GET ?log=ID` says how far it has a log, `POST ?log=ID` adds lines. `tocsin audit receive` is one. */
function placeAt(url: URL): Place {
  const { address, headers, name } = callOf(url)
  async function ask(log: string, body: string | undefined): Promise<Response> {
    const at = new URL(address)
    at.searchParams.set('log', log)
    const answer = await fetch(at, {
      headers,
      // a place is where the site said, and nowhere else
      redirect: 'error',
      signal: AbortSignal.timeout(answerMs),
      ...(body !== undefined && { method: 'POST', body }),
    })
    if (!answer.ok) throw new Error(`${name} answered ${answer.status}`)
    return answer
  }
  return {
    name,
    sizeOf: async (log) => told.parse(await (await ask(log, undefined)).json()).size,
    add: async (log, lines) => void (await ask(log, `${lines.join('\n')}\n`)),
  }
}

/** A password in the address goes as a bearer token, and never into a log. */
function callOf(url: URL): { address: URL; headers: Record<string, string>; name: string } {
  const address = new URL(url)
  address.username = ''
  address.password = ''
  const headers: Record<string, string> = { 'content-type': 'application/x-ndjson' }
  if (url.password !== '') headers['authorization'] = `Bearer ${decodeURIComponent(url.password)}`
  return { address, headers, name: address.href }
}

/** A place as told to people: an address without its password. */
export const nameOfPlace = (place: string): string => (isUrl(place) ? callOf(new URL(place)).name : resolve(place))

/** A copy of heads to hold the log against. */
export type Kept = { readonly name: string; readonly lines: () => AsyncIterable<string> }

/**
 * What a place keeps: of this log, and of others, which may be this one's past (a restore makes another log of it). A file
 * that is named itself counts as a whole. Throws `StartupError` where there is nothing of this log.
 */
export async function keptAt(place: string, log: string): Promise<{ own: readonly Kept[]; others: readonly Kept[] }> {
  if (isUrl(place)) return { own: [keptByServer(new URL(place), log)], others: [] }
  const path = resolve(place)
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new StartupError(`${path} is not there: name the place where heads are kept.`)
  if (!found.isDirectory()) return { own: [fileAt(path)], others: [] }
  const files = (await readdir(path)).filter((file) => /^tocsin-audit-.*\.jsonl$/.test(file))
  const own = files.filter((file) => join(path, file) === fileFor(path, log))
  if (own.length === 0)
    throw new StartupError(
      `${path} has no heads of this log (${log}). There are: ${files.join(', ') || 'none at all'}. Name a file to hold the log against it.`,
    )
  const others = files.filter((file) => !own.includes(file))
  return { own: own.map((file) => fileAt(join(path, file))), others: others.map((file) => fileAt(join(path, file))) }
}

const fileAt = (file: string): Kept => ({ name: file, lines: () => linesOfFile(file) })

function keptByServer(url: URL, log: string): Kept {
  const { address, headers, name } = callOf(url)
  address.searchParams.set('log', log)
  address.searchParams.set('all', '1')
  return {
    name,
    async *lines() {
      const answer = await fetch(address, { headers, redirect: 'error', signal: AbortSignal.timeout(60_000) })
      if (!answer.ok) throw new StartupError(`${name} answered ${answer.status}.`)
      yield* (await answer.text()).split('\n')
    },
  }
}
