import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { importCity } from '@tocsin/city/import'
import type { UnitKind } from '@tocsin/domain'
import type { TypedCommand } from '@tocsin/link'
import { pino } from 'pino'
import { z } from 'zod'
import { createApp } from '../../apps/server/app.ts'
import { ensureAccount } from '../../apps/server/found.ts'
import { sanFrancisco } from '../exactness/situations.ts'
import { placesOnRoads } from '../valhalla/pairs.ts'

// The product with San Francisco, in a process of its own; on the word `move` the town comes to life.
const [dataDir = '', unitCount = '2000', incidentCount = '500'] = process.argv.slice(2)
const extract = join(sanFrancisco, 'streets.osm.pbf')
const kinds: readonly UnitKind[] = ['engine', 'patrol', 'ambulance', 'ladder']
const types = ['fire-building', 'fire-industrial', 'traffic-injury']
const org = 'centre'
const password = 'a password for a bench'
/** each unit reports once in this time; a tick moves an even part of them */
const reportEveryMs = 5000
const tickMs = 100
const commandEveryMs = 1000
const stepDeg = 0.0005

const app = await createApp({
  config: { port: 0, host: '127.0.0.1', dataDir, databaseUrl: undefined },
  log: pino({ level: 'silent' }),
  consoleDir: join(import.meta.dirname, '../../apps/console/dist'),
})
await app.found({ name: { zh: '测量', en: 'Bench' }, division: '440305', timeZone: 'UTC' })
const cityDir = join(dataDir, 'sf')
await importCity({ source: extract, intoDir: cityDir, name: 'sf' })
await app.city.use(cityDir)
await ensureAccount(app, { id: 'desk', roles: ['call-taker', 'dispatcher'], password })
const draw = await placesOnRoads(extract, 20_261_122)
const units = Array.from({ length: Number(unitCount) }, (_, n) => `U${n}`)
for (const [n, unit] of units.entries())
  await give({
    type: 'register-unit',
    body: { unit, callSign: unit, kind: kinds[n % kinds.length] ?? 'other', post: null },
  })
process.send?.({ url: app.url, password })

const timers: NodeJS.Timeout[] = []
/** the changes asked for so far, one after the other */
let changing = Promise.resolve()
process.on('message', (word) => {
  if (z.literal('move').safeParse(word).success) void live()
  else void stop()
})
process.on('disconnect', () => process.exit(0))

async function stop(): Promise<void> {
  for (const timer of timers) clearInterval(timer)
  await changing
  await app.close()
  process.exit(0)
}

async function give(command: TypedCommand): Promise<void> {
  const envelope = { id: randomUUID(), ...command, deviceAt: null, seat: null, exercise: false }
  const answer = await app.take('system', org, envelope)
  if (!('ok' in answer) || !answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer)}`)
}

/** The name of an incident tells when it was asked for, so that the desk can tell how old it is when it is drawn. */
async function open(n: number): Promise<string> {
  const incident = `at-${Date.now()}-${n}`
  await give({
    type: 'open-incident',
    body: {
      incident,
      contact: null,
      type: types[n % types.length] ?? 'fire',
      priority: n % 2 === 0 ? 2 : 3,
      place: { point: draw(), radiusM: 20, label: `Place ${n}`, source: 'map' },
      placeTyped: null,
      note: null,
      tags: [],
    },
  })
  return incident
}

async function live(): Promise<void> {
  const places = new Map(units.map((unit) => [unit, draw()]))
  for (const unit of units) await give({ type: 'sign-on-unit', body: { unit, crew: [] } })
  const incidents: string[] = []
  for (let n = 0; n < Number(incidentCount); n++) incidents.push(await open(n))
  const part = Math.ceil((units.length * tickMs) / reportEveryMs)
  let next = 0
  timers.push(
    setInterval(() => {
      for (let n = 0; n < part; n++, next = (next + 1) % units.length) move(units[next] ?? '', places)
    }, tickMs),
  )
  let n = 0
  const changeNext = (): void => {
    changing = changing.then(() => change(n++, incidents))
  }
  timers.push(setInterval(changeNext, commandEveryMs))
  process.send?.({ moving: true })
}

function move(unit: string, places: Map<string, { lon: number; lat: number }>): void {
  const before = places.get(unit) ?? draw()
  const headingDeg = Math.random() * 360
  const angle = (headingDeg * Math.PI) / 180
  const point = { lon: before.lon + Math.sin(angle) * stepDeg, lat: before.lat + Math.cos(angle) * stepDeg }
  places.set(unit, point)
  app.positions.take(unit, { point, at: Date.now(), accuracyM: 5, speedMps: 10, headingDeg }, Date.now())
}

/** One unit changes its status each second, and each fifth second the oldest incident makes room for a new one. */
async function change(n: number, incidents: string[]): Promise<void> {
  const unit = units[(n >> 1) % units.length] ?? ''
  const status = n % 2 === 0 ? 'out-of-service' : 'available'
  await give({ type: 'report-status', body: { unit, status } })
  const oldest = n % 5 === 0 ? incidents.shift() : undefined
  if (oldest === undefined) return
  await give({ type: 'close-incident', body: { incident: oldest, disposition: 'handled' } })
  incidents.push(await open(1000 + n))
}
