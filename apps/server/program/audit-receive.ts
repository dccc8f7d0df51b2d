import { timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { readHead } from '../audit/head.ts'
import { keptAt, placeIn } from '../audit/places.ts'
import { StartupError } from '../postgres/index.ts'

type Wish = {
  readonly folder: string
  readonly host: string
  readonly port: number
  readonly tokenFile: string | undefined
  readonly signal?: AbortSignal
  /** is told the port as soon as it listens */
  readonly listening?: (port: number) => void
}

const mostBytes = 32 * 1024 * 1024
const logShape = /^[0-9a-f-]{36}$/

/**
 * Keeps the heads of other servers' logs in a folder, on a machine that those who have the servers do not have: only ever
 * adds. `GET ?log=ID` answers `{ "size": N }`, with `&all=1` all lines; `POST ?log=ID` adds lines. Ends with the signal.
 */
export async function receiveHeads({ folder, host, port, tokenFile, signal, listening }: Wish): Promise<void> {
  const token = tokenFile === undefined ? undefined : (await readFile(tokenFile, 'utf8')).trim()
  if (token === '') throw new StartupError(`${tokenFile} is empty: it has to hold the token that servers send.`)
  const serve = keeper(resolve(folder))
  const server = createServer((request, response) => {
    const answer = isAllowed(request, token) ? serve(request) : Promise.resolve({ status: 401, body: '' })
    void answer.then(
      ({ status, body }) => end(response, status, body),
      () => end(response, 500, ''),
    )
  })
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  const at = typeof address === 'object' && address !== null ? address.port : port
  console.log(
    `Keeps heads in ${resolve(folder)}: TOCSIN_AUDIT=http://${token === undefined ? '' : 'keeper:TOKEN@'}${host}:${at}/`,
  )
  listening?.(at)
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => server.close())
  signal?.addEventListener('abort', () => server.close())
  await once(server, 'close')
}

type Answer = { readonly status: number; readonly body: string }

/** Answers what may be asked of a folder of heads; one write after the other. */
function keeper(folder: string): (request: IncomingMessage) => Promise<Answer> {
  const place = placeIn(folder)
  let turn: Promise<unknown> = Promise.resolve()
  async function add(log: string, body: string): Promise<Answer> {
    const lines = body.split('\n').filter((line) => line !== '')
    const heads = lines.map(readHead)
    if (heads.some((head) => head === undefined)) return { status: 400, body: '' }
    const size = await place.sizeOf(log)
    const news = lines.filter((_, index) => (heads[index]?.size ?? 0) > size)
    if (news.length > 0) await place.add(log, news)
    return { status: 200, body: JSON.stringify({ size: await place.sizeOf(log) }) }
  }
  return async (request) => {
    const query = new URL(request.url ?? '/', 'http://any').searchParams
    const log = query.get('log') ?? ''
    if (!logShape.test(log)) return { status: 404, body: '' }
    if (request.method === 'GET' && query.has('all')) return { status: 200, body: await allOf(folder, log) }
    if (request.method === 'GET') return { status: 200, body: JSON.stringify({ size: await place.sizeOf(log) }) }
    if (request.method !== 'POST') return { status: 405, body: '' }
    if (!(Number(request.headers['content-length']) <= mostBytes)) return { status: 413, body: '' }
    const body = await text(request)
    const mine = turn.then(() => add(log, body))
    turn = mine.catch(() => undefined)
    return mine
  }
}

async function allOf(folder: string, log: string): Promise<string> {
  const { own } = await keptAt(folder, log)
  const lines: string[] = []
  for (const each of own) for await (const line of each.lines()) lines.push(line)
  return lines.join('\n')
}

function isAllowed({ headers }: IncomingMessage, token: string | undefined): boolean {
  if (token === undefined) return true
  const [given, wanted] = [Buffer.from(headers.authorization ?? ''), Buffer.from(`Bearer ${token}`)]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

function end(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body)
}
