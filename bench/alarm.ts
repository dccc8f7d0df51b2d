import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { rawText } from '../apps/server/live/raw-text.ts'
import { follow } from './alarm/followers.ts'
import { followerCount, productReady, productSide } from './alarm/product-side.ts'
import { slice, type Sample, type Side } from './alarm/slice.ts'
import { start, told } from './alarm/start.ts'
import { median, p99 } from './statistics.ts'

/** incidents a second: in calm, in a storm, in the worst minute of a province */
const rates = [1, 10, 50]

const bareReady = z.object({ url: z.string() })

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
  const product = start('product-server.ts', [dataDir])
  const bare = start('bare-server.ts', [])
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
