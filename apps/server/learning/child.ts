import { giveWay } from '@tocsin/city/import'
import { learnTimes, openRoads, type Drive, type LearntTimes } from '@tocsin/city/roads'
import { learnOrder, type LearnMessage } from './learn-messages.ts'

// The process that `learnBeside` forks. It works out a way for every drive, which would hold up a server for seconds; it
// gives way to everything else, holds no file and no connection, and dies with its parent.
giveWay()
process.once('disconnect', () => process.exit(1))

let roads = ''
const all = new Map<string, { readonly timeZone: string; readonly drives: Drive[] }>()
process.on('message', (raw) => {
  const order = learnOrder.parse(raw)
  if (order.type === 'roads') roads = order.file
  else if (order.type === 'drives') {
    const known = all.get(order.org) ?? { timeZone: order.timeZone, drives: [] }
    known.drives.push(...order.drives)
    all.set(order.org, known)
  } else {
    learn().then(
      (organisations) => sayLast({ type: 'done', organisations }),
      (error: unknown) =>
        sayLast({ type: 'crashed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  }
})

const tellEvery = 50

async function learn(): Promise<Record<string, LearntTimes>> {
  const network = await openRoads(roads)
  const count = [...all.values()].reduce((sum, { drives }) => sum + drives.length, 0)
  let done = 0
  const tell = (): void => {
    done += 1
    if (done % tellEvery === 0) say({ type: 'progress', done, all: count })
  }
  return Object.fromEntries(
    [...all].map(([org, { drives, timeZone }]) => [org, learnTimes(network, drives, timeZone, tell)]),
  )
}

function say(message: LearnMessage): void {
  process.send?.(message)
}

function sayLast(message: LearnMessage): void {
  process.send?.(message, () => process.disconnect())
}
