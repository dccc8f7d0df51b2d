import { rawText } from '../apps/server/live/raw-text.ts'
import { fork, type ChildProcess } from 'node:child_process'
import { newId } from '@tocsin/link'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { follow, type Followers } from './alarm/followers.ts'
import { median, p99 } from './statistics.ts'

const followerCount = 200
/** incidents a second: in calm, in a storm, in the worst minute of a province */
const rates = [1, 10, 50]

const productReady = z.object({ url: z.string(), password: z.string(), owner: z.looseObject({}) })
const bareReady = z.object({ url: z.string() })

type Sample = { readonly answerMs: number; readonly lastMs: number }
/** One side of the comparison: sends an alarm with this marker and resolves when it is answered. */
type Side = { readonly followers: Followers; readonly send: (marker: string) => Promise<void> }

const start = (file: string, args: string[]): ChildProcess =>
  fork(new URL(file, import.meta.url), args, { execArgv: [] })

async function told<Value>(child: ChildProcess, schema: z.ZodType<Value>): Promise<Value> {
  return schema.parse((await once(child, 'message'))[0])
}

async function signIn(url: string, login: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  })
  const [cookie] = (answer.headers.get('set-cookie') ?? '').split(';')
  if (!answer.ok || cookie === undefined) throw new Error(`sign-in failed: ${answer.status}`)
  return cookie
}

async function productSide(url: string, password: string): Promise<Side> {
  const cookies = await Promise.all(Array.from({ length: 10 }, (_, seat) => signIn(url, `desk-${seat}`, password)))
  const live = `${url.replace('http', 'ws')}/api/live`
  const open = (index: number): WebSocket =>
    new WebSocket(live, { headers: { cookie: cookies[index % cookies.length] ?? '' } })
  const hello = JSON.stringify({ t: 'hello', version: 1 })
  const followers = await follow(
    followerCount,
    (index) => {
      const socket = open(index)
      socket.once('open', () => socket.send(hello))
      return socket
    },
    false,
  )
  const desk = open(0)
  await once(desk, 'open')
  const answers = new Map<string, () => void>()
  desk.on('message', (data) => {
    const { t, id, ok } = z
      .looseObject({ t: z.string(), id: z.string().nullish(), ok: z.boolean().optional() })
      .parse(JSON.parse(rawText(data)))
    if (t === 'answer' && ok !== true) throw new Error(`refused: ${rawText(data)}`)
    if (typeof id === 'string') answers.get(id)?.()
  })
  const place = {
    point: { lon: 113.25, lat: 22.95 },
    radiusM: 20,
    label: '临江县城关街道解放北路12号',
    source: 'address',
  }
  return {
    followers,
    send: (marker) =>
      new Promise((resolve) => {
        const id = newId()
        answers.set(id, resolve)
        const body = {
          incident: marker,
          contact: null,
          type: 'fire-building',
          priority: 1,
          place,
          placeTyped: '解放北路十二号',
          note: null,
        }
        desk.send(JSON.stringify({ t: 'command', id, type: 'open-incident', body, deviceAt: Date.now() }))
      }),
  }
}

async function bareSide(url: string, bytes: () => number): Promise<Side> {
  const followers = await follow(followerCount, () => new WebSocket(`${url}/follow`), true)
  const desk = new WebSocket(`${url}/desk`)
  await once(desk, 'open')
  const answers = new Map<string, () => void>()
  desk.on('message', (data) => answers.get(rawText(data).slice(0, 36))?.())
  return {
    followers,
    send: (marker) =>
      new Promise((resolve) => {
        answers.set(marker, resolve)
        desk.send(marker.padEnd(bytes(), 'x'))
      }),
  }
}

/** Sends alarms at an even pace for a while, whether earlier ones are answered or not. */
async function slice({ followers, send }: Side, rate: number, seconds: number): Promise<Sample[]> {
  const began = performance.now()
  const all: Promise<Sample>[] = []
  for (let n = 0; n < rate * seconds; n += 1) {
    const dueMs = began + (n * 1000) / rate
    const waitMs = dueMs - performance.now()
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
    all.push(alarm(followers, send))
  }
  return Promise.all(all)
}

async function alarm(followers: Followers, send: Side['send']): Promise<Sample> {
  const marker = newId()
  const seen = followers.waitFor(marker)
  const from = performance.now()
  await send(marker)
  const answerMs = performance.now() - from
  return { answerMs, lastMs: (await seen) - from }
}

/**
 * Time from a dispatcher's request to the durable answer and to the last of 200 followers' boards, beside the bare
 * minimum on the same machine in turns: one durable insert and a broadcast of equal bytes.
 */
export async function bench(args: string[]): Promise<Record<string, number>> {
  const { values } = parseArgs({
    args,
    options: { rounds: { type: 'string', default: '6' }, seconds: { type: 'string', default: '6' } },
  })
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-alarm-'))
  const product = start('alarm/product-server.ts', [dataDir])
  const bare = start('alarm/bare-server.ts', [])
  try {
    const ready = await told(product, productReady)
    bare.send(ready.owner)
    const { url } = await told(bare, bareReady)
    const ours = await productSide(ready.url, ready.password)
    await slice(ours, 10, 3)
    const base = await bareSide(url, ours.followers.bytes)
    await slice(base, 10, 3)
    console.log(
      `${followerCount} followers, ${ours.followers.bytes()} bytes a message, in turns of ${values.seconds} s`,
    )
    const figures = await compare(ours, base, Number(values.rounds), Number(values.seconds))
    ours.followers.close()
    base.followers.close()
    return figures
  } finally {
    // First the one that would break when the database stops.
    bare.kill()
    product.send('stop')
    await once(product, 'exit')
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function compare(ours: Side, base: Side, rounds: number, seconds: number): Promise<Record<string, number>> {
  let figures: Record<string, number> = {}
  for (const rate of rates) {
    const product: Sample[] = []
    const bare: Sample[] = []
    for (let round = 0; round < (rate === 1 ? Math.ceil(rounds / 2) : rounds); round += 1) {
      product.push(...(await slice(ours, rate, seconds)))
      bare.push(...(await slice(base, rate, seconds)))
    }
    const answers = product.map(({ answerMs }) => answerMs)
    const last = product.map(({ lastMs }) => lastMs)
    const bareLast = bare.map(({ lastMs }) => lastMs)
    const ratio = p99(last) / p99(bareLast)
    const row = [median(answers), p99(answers), median(last), p99(last), median(bareLast), p99(bareLast)].map((ms) =>
      ms.toFixed(2),
    )
    console.log(
      `${rate}/s (${product.length}): answer p50 ${row[0]} p99 ${row[1]}; last follower p50 ${row[2]} p99 ${row[3]}; bare p50 ${row[4]} p99 ${row[5]} ms; ratio ${ratio.toFixed(2)}`,
    )
    if (rate === 10) {
      figures = {
        answer_p50_ms: median(answers),
        answer_p99_ms: p99(answers),
        last_follower_p99_ms: p99(last),
        baseline_last_p99_ms: p99(bareLast),
        ratio,
      }
    }
  }
  return figures
}
