import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importCity } from '@tocsin/city/import'
import { need, type UnitKind } from '@tocsin/domain'
import type { TypedCommand } from '@tocsin/link'
import { pino } from 'pino'
import { randomUUID } from 'node:crypto'
import { createApp, type App } from '../apps/server/app.ts'
import type { Asked } from '../apps/server/advice/situation.ts'
import { sanFrancisco } from './exactness/situations.ts'
import { median, p99 } from './statistics.ts'
import { openOracle } from './valhalla/oracle.ts'
import { placesOnRoads } from './valhalla/pairs.ts'

const extract = join(sanFrancisco, 'streets.osm.pbf')
const seed = 20_261_122
const unitCount = 2000
const questions = 500
const warmUp = 200
const movedEach = 200
const oracleQuestions = 10
const kinds: readonly UnitKind[] = ['engine', 'patrol', 'ambulance', 'engine', 'ladder', 'patrol', 'rescue', 'command']
const wants = (capability: string, count: number) => need.parse({ capability, count })
/** Six units of four kinds, of four kinds of vehicle. */
const level = [wants('engine', 3), wants('ladder', 1), wants('rescue', 1), wants('command', 1)]
const org = 'centre'

/**
 * A whole plan of six units with reasons out of 2,000 on San Francisco's roads, a tenth of the units moved between two
 * questions: in process and over HTTP, beside Valhalla's matrix for the same question.
 */
export async function bench(): Promise<Record<string, number>> {
  if (!existsSync(extract)) throw new Error(`bench recommend needs ${extract}`)
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-recommend-'))
  const app = await createApp({
    config: { port: 0, host: '127.0.0.1', dataDir, databaseUrl: undefined },
    log: pino({ level: 'silent' }),
    consoleDir: undefined,
  })
  try {
    const cityDir = join(dataDir, 'sf')
    await importCity({ source: extract, intoDir: cityDir, name: 'sf' })
    await app.city.use(cityDir)
    return await measure(app)
  } finally {
    await app.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function measure(app: App): Promise<Record<string, number>> {
  const draw = await placesOnRoads(extract, seed)
  const give = async (command: TypedCommand): Promise<void> => {
    const answer = await app.take('system', org, {
      id: randomUUID(),
      ...command,
      deviceAt: null,
      seat: null,
      exercise: false,
    })
    if (!('ok' in answer) || !answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer)}`)
  }
  const password = await app.found({ name: { zh: '测', en: 'Bench' }, division: '440305', timeZone: 'UTC' })
  await give({
    type: 'write-plan',
    body: { plan: 'six', basedOn: 0, body: { name: { zh: '六', en: 'Six' }, levels: [level] } },
  })
  const units = Array.from({ length: unitCount }, (_, n) => `U${n}`)
  const places = new Map(units.map((unit) => [unit, draw()]))
  const move = (unit: string): void => {
    const point = draw()
    places.set(unit, point)
    app.positions.take(unit, { point, at: Date.now(), accuracyM: 5, speedMps: null, headingDeg: null }, Date.now())
  }
  for (const [n, unit] of units.entries()) {
    await give({
      type: 'register-unit',
      body: { unit, callSign: unit, kind: kinds[n % kinds.length] ?? 'other', post: null },
    })
    await give({ type: 'sign-on-unit', body: { unit, crew: [] } })
    move(unit)
  }
  const asked = (): Asked => ({
    incident: null,
    type: 'fire',
    priority: 1,
    tags: [],
    place: { point: draw(), label: '' },
    alarmLevel: 1,
    exercise: false,
  })
  const some = (n: number): void => {
    for (let i = 0; i < movedEach; i++) move(units[(n * movedEach + i) % unitCount] ?? '')
  }
  // the same as what is measured: code that is compiled for less is compiled again
  for (let n = 0; n < warmUp; n++) {
    some(n)
    app.advise(org, asked())
  }
  const inside: number[] = []
  for (let n = 0; n < questions; n++) {
    some(n)
    const question = asked()
    const before = performance.now()
    const { units: set } = app.advise(org, question)
    inside.push(performance.now() - before)
    if (set.length !== 6) throw new Error(`a set of ${set.length}`)
  }
  const outside = await overHttp(app, { asked, some, give })
  const theirs = await byMatrix(places, asked)
  console.log(
    `in process: median ${median(inside).toFixed(2)}, p99 ${p99(inside).toFixed(2)} ms (${questions} questions)`,
  )
  console.log(
    `over HTTP: median ${median(outside).toFixed(2)}, p99 ${p99(outside).toFixed(2)} ms; admin ${password === undefined ? 'not ' : ''}made`,
  )
  return {
    plan_p50_ms: median(inside),
    plan_p99_ms: p99(inside),
    plan_http_p50_ms: median(outside),
    plan_http_p99_ms: p99(outside),
    valhalla_matrix_p50_ms: theirs,
    vs_valhalla_ratio: theirs / median(inside),
  }
}

type Parts = {
  readonly asked: () => Asked
  readonly some: (n: number) => void
  readonly give: (command: TypedCommand) => Promise<void>
}

async function overHttp(app: App, { asked, some, give }: Parts): Promise<readonly number[]> {
  const { hashPassword } = await import('../apps/server/auth/passwords.ts')
  const password = randomUUID()
  await app.setPassword('desk', await hashPassword(password))
  await give({ type: 'create-account', body: { account: 'desk', login: 'desk', roles: ['dispatcher'], post: null } })
  const json = { 'content-type': 'application/json' }
  const signedIn = await fetch(`${app.url}/api/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ login: 'desk', password }),
  })
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const took: number[] = []
  for (let n = -warmUp; n < questions; n++) {
    some(Math.abs(n))
    const { type, priority, place } = asked()
    const body = JSON.stringify({ draft: { type, priority, place } })
    const before = performance.now()
    const answer = await fetch(`${app.url}/api/advice`, { method: 'POST', headers: { ...json, cookie }, body })
    await answer.text()
    if (n >= 0) took.push(performance.now() - before)
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
  }
  return took
}

async function byMatrix(
  places: ReadonlyMap<string, { lon: number; lat: number }>,
  asked: () => Asked,
): Promise<number> {
  const oracle = openOracle(extract)
  const ms: number[] = []
  for (let n = 0; n < oracleQuestions; n++) {
    const to = asked().place?.point
    if (to === undefined) continue
    const before = performance.now()
    await oracle.secondsTo(to, [...places.values()])
    ms.push(performance.now() - before)
  }
  return median(ms)
}
