import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, startTestServer, type TestServer } from '../../apps/server/testing/database.fixture.ts'
import { check } from './check.ts'

let server: TestServer
beforeAll(async () => (server = await startTestServer()))
afterAll(() => server.stop())

type Said = readonly [subject: string, type: string]
const dispatched: readonly Said[] = [
  ['slip/s', 'slip-issued'],
  ['incident/i', 'incident-slip-added'],
  ['unit/u', 'unit-status-changed'],
]

/** A log of its own, of events as the log keeps them; only what the checker reads is as it would be. */
async function openLog() {
  const { superuser, owner } = await server.fresh()
  let position = 0
  const versions = new Map<string, number>()
  async function store(command: string, events: readonly Said[]): Promise<number> {
    for (const [subject, type] of events) {
      position += 1
      const version = (versions.get(subject) ?? 0) + 1
      versions.set(subject, version)
      await ask(
        superuser,
        `insert into tocsin.events (position, org, org_seq, subject, version, owner, at, body, hash)
         values ($1, 'centre', $1, $2, $3, 'centre', 0, $4, '')`,
        [position, subject, version, JSON.stringify({ type, data: {}, stamp: { command } })],
      )
    }
    return position
  }
  return { store, skip: () => (position += 1), check: (acks: Parameters<typeof check>[1]) => check(owner, acks, 0) }
}

const ack = (id: string, position: number) => ({ id, type: 'dispatch-unit', position })

describe('given a log', () => {
  it('whose commands are each there once, nothing is lost, doubled or missing', async () => {
    const log = await openLog()
    const [one, other] = [randomUUID(), randomUUID()]
    const acks = [ack(one, await log.store(one, dispatched)), ack(other, await log.store(other, dispatched))]
    expect(await log.check(acks)).toEqual({ lost: 0, doubled: 0, gaps: 0, events: 6 })
  })

  it('a command stored twice in a row is doubled', async () => {
    const log = await openLog()
    const twice = randomUUID()
    await log.store(twice, dispatched)
    expect(await log.check([ack(twice, await log.store(twice, dispatched))])).toMatchObject({ lost: 0, doubled: 1 })
  })

  it('a command stored twice with another in between is doubled', async () => {
    const log = await openLog()
    const [twice, other] = [randomUUID(), randomUUID()]
    await log.store(twice, [['contact/c', 'contact-opened']])
    const between = ack(other, await log.store(other, dispatched))
    const again = ack(twice, await log.store(twice, [['contact/d', 'contact-opened']]))
    expect(await log.check([between, again])).toMatchObject({ lost: 0, doubled: 1 })
  })

  it('an acknowledged command that is not there is lost, and a position left out is a gap', async () => {
    const log = await openLog()
    const stored = randomUUID()
    log.skip()
    const acks = [ack(stored, await log.store(stored, dispatched)), ack(randomUUID(), 9)]
    expect(await log.check(acks)).toEqual({ lost: 1, doubled: 0, gaps: 1, events: 3 })
  })
})
