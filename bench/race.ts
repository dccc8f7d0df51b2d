import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { TypedCommand } from '@tocsin/link'
import { pino } from 'pino'
import { z } from 'zod'
import { createApp, type App } from '../apps/server/app.ts'

const org = 'centre'
const answers = z.array(z.object({ slip: z.string(), ok: z.boolean(), refused: z.string(), winner: z.string() }))
export type RaceAnswer = z.output<typeof answers>[number]

/** F4: many clients want one unit, round after round, in one server process and in two: one winner each, every loser told who. */
export async function bench(args: string[]): Promise<Record<string, number>> {
  const { values } = parseArgs({
    args,
    options: { clients: { type: 'string', default: '100' }, rounds: { type: 'string', default: '1000' } },
  })
  const [clients, rounds] = [Number(values.clients), Number(values.rounds)]
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-race-'))
  const app = await createApp({
    config: { port: 0, host: '127.0.0.1', dataDir, databaseUrl: undefined },
    log: pino({ level: 'silent' }),
    consoleDir: undefined,
  })
  const name = { zh: '甲', en: 'A' }
  await give(app, {
    type: 'found-organisation',
    body: { organisation: org, name, division: '440305', timeZone: 'UTC' },
  })
  await give(app, { type: 'register-unit', body: { unit: 'E1', callSign: 'E1', kind: 'engine', post: null } })
  await give(app, { type: 'sign-on-unit', body: { unit: 'E1', crew: [] } })
  for (let n = 0; n < clients; n++)
    await give(app, {
      type: 'open-incident',
      body: { incident: `i${n}`, contact: null, type: 'medical', priority: 2, place: null, placeTyped: null },
    })
  const here = (incidents: readonly string[]) => race(app, incidents)
  const all = Array.from({ length: clients }, (_, n) => `i${n}`)
  const one = await play(app, rounds, () => here(all))
  const second = await startSecond(app, dataDir)
  const half = Math.ceil(clients / 2)
  const two = await play(app, rounds, async () =>
    (await Promise.all([here(all.slice(0, half)), second.race(all.slice(half))])).flat(),
  )
  second.stop()
  await app.close()
  await rm(dataDir, { recursive: true, force: true })
  return {
    clients,
    rounds,
    wrong_rounds: one.wrong,
    losers_not_told: one.untold,
    two_process_wrong_rounds: two.wrong,
    two_process_losers_not_told: two.untold,
  }
}

type Played = { readonly wrong: number; readonly untold: number }

async function play(app: App, rounds: number, put: () => Promise<readonly RaceAnswer[]>): Promise<Played> {
  let [wrong, untold] = [0, 0]
  for (let round = 0; round < rounds; round++) {
    const given = await put()
    const won = given.filter(({ ok }) => ok)
    if (won.length !== 1) wrong += 1
    untold += given.filter(
      ({ ok, refused, winner }) => !ok && (refused !== 'unit-taken' || winner !== won[0]?.slip),
    ).length
    const position = await give(app, { type: 'report-status', body: { unit: 'E1', status: 'available' } })
    await app.board.reaches(position)
  }
  return { wrong, untold }
}

/** All of these incidents ask for the unit at once; a command that another process beat to it is sent again, as a desk does. */
export const race = (app: App, incidents: readonly string[]): Promise<readonly RaceAnswer[]> =>
  Promise.all(
    incidents.map(async (incident) => {
      const slip = randomUUID()
      const body = { slip, incident, unit: 'E1' }
      for (;;) {
        const answer = await take(app, { type: 'dispatch-unit', body })
        if (!('ok' in answer)) throw new Error(JSON.stringify(answer))
        if (answer.ok) return { slip, ok: true, refused: '', winner: '' }
        const { refused, detail } = answer.refusal
        if (refused !== 'busy-try-again') return { slip, ok: false, refused, winner: String(detail?.['slip'] ?? '') }
      }
    }),
  )

const take = (app: App, command: TypedCommand) =>
  app.take('system', org, { id: randomUUID(), ...command, deviceAt: null, seat: null, exercise: false })

async function give(app: App, command: TypedCommand): Promise<number> {
  const answer = await take(app, command)
  if (!('ok' in answer) || !answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer)}`)
  return answer.position
}

async function startSecond(app: App, dataDir: string) {
  const secondDir = join(dataDir, 'second')
  await cp(join(dataDir, 'secrets'), join(secondDir, 'secrets'), { recursive: true })
  const { user, password, host, port, database } = app.database.connections.owner
  const url = `postgres://${String(user)}:${typeof password === 'string' ? password : ''}@/${String(database)}?host=${encodeURIComponent(String(host))}&port=${String(port)}`
  const child = fork(new URL('race/second-server.ts', import.meta.url), [secondDir, url], { execArgv: [] })
  const hear = async (): Promise<unknown> => (await once(child, 'message'))[0]
  await hear()
  return {
    race: async (incidents: readonly string[]): Promise<readonly RaceAnswer[]> => {
      // Both start from the same end of the log: else a loser may hear of the round before.
      child.send({ incidents, position: app.board.position() })
      return answers.parse(await hear())
    },
    stop: () => void child.kill(),
  }
}
