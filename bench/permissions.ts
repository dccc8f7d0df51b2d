import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { createApp, type App } from '../apps/server/app.ts'
import { connectViewers, type Viewers } from './permissions/viewers.ts'
import { createScopes } from './permissions/scopes.ts'
import { fill } from './permissions/town.ts'
import { median } from './statistics.ts'

const oneGroup = ['dispatcher'] as const
/** Four that see every incident, and four groups more that the first wall has to look at and that are told nothing. */
const allGroups = ['call-taker', 'dispatcher', 'shift-leader', 'duty-leader'] as const
const besides = ['administrator', 'auditor', 'responder', 'station-officer'] as const

/**
 * What the walls cost. Query: a page of closed incidents as `tocsin_read` under row-level security, beside the same page whose
 * scope is written out by hand, in a transaction too. Fan-out: to viewers of eight groups, beside as many of one.
 */
export async function bench(args: string[]): Promise<Record<string, number>> {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '41' },
      incidents: { type: 'string', default: '20000' },
      viewers: { type: 'string', default: '200' },
    },
  })
  const [rounds, incidents, count] = [values.rounds, values.incidents, values.viewers].map(Number)
  if (rounds === undefined || incidents === undefined || count === undefined) throw new Error('numbers are wanted')
  return inApp((walled) =>
    inApp(async (plain) => {
      const query = await queries(walled, incidents, rounds)
      const [many, one] = await Promise.all([
        connectViewers(walled, allGroups, count, besides),
        connectViewers(plain, oneGroup, count, []),
      ])
      const fanout = await fanOuts(many, one, rounds)
      for (const each of [many, one]) each.close()
      return { ...query, ...fanout, viewers: count, closed_incidents: incidents }
    }),
  )
}

async function inApp<Result>(work: (app: App) => Promise<Result>): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-permissions-'))
  const app = await createApp({
    config: { port: 0, host: '127.0.0.1', dataDir, databaseUrl: undefined },
    log: pino({ level: 'silent' }),
    consoleDir: undefined,
  })
  try {
    return await work(app)
  } finally {
    await app.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/**
 * The sides take turns, so that whatever else the machine does falls on both; the first turn only warms up. The median of each,
 * and the median of the ratios of the two that stood side by side.
 */
async function takeTurns(
  rounds: number,
  first: () => Promise<void>,
  second: () => Promise<void>,
): Promise<readonly [first: number, second: number, ratio: number]> {
  const [a, b]: [number[], number[]] = [[], []]
  for (let round = 0; round <= rounds; round += 1) {
    const sides = [() => timed(first).then((ms) => a.push(ms)), () => timed(second).then((ms) => b.push(ms))]
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) await side()
  }
  const ratios = a.map((ms, round) => ms / (b[round] ?? NaN))
  return [median(a.slice(1)), median(b.slice(1)), median(ratios.slice(1))]
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}

async function queries(app: App, incidents: number, rounds: number): Promise<Record<string, number>> {
  console.log(`filling the table with ${incidents} closed incidents of two organisations ...`)
  await fill(app, incidents)
  const scopes = createScopes(app)
  const [rls, hand, ratio] = await takeTurns(
    rounds,
    () => scopes.walled(),
    () => scopes.byHand(),
  )
  await scopes.close()
  return { query_ratio: ratio, query_walled_ms: rls, query_by_hand_ms: hand }
}

async function fanOuts(many: Viewers, one: Viewers, rounds: number): Promise<Record<string, number>> {
  const [walled, plain, ratio] = await takeTurns(
    rounds,
    () => many.tellAll(),
    () => one.tellAll(),
  )
  return { fanout_ratio: ratio, fanout_walled_ms: walled, fanout_one_group_ms: plain }
}
