import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contact } from '@tocsin/domain'
import { watchDesks } from './lost-desks.ts'
import { createSameNumbers } from './same-number.ts'
import { startTestApp, type TestApp } from './testing/app.fixture.ts'

let host: TestApp
let cookie: string
beforeAll(async () => {
  host = await startTestApp()
  await host.give('centre', {
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '中心', en: 'Centre' }, division: '440306', timeZone: 'UTC' },
  })
  await host.account('centre', 'taker', ['call-taker'])
  cookie = await host.signIn('taker')
})
afterAll(async () => host?.stop())

const contactOf = (id: string): Contact => {
  const fold = host.app.board.get(`contact/${id}`)
  if (fold?.kind !== 'contact') throw new Error(`${id} is not on the board`)
  return fold.state
}
const rings = async (id: string, callerNumber: string): Promise<void> => {
  const source = { account: 'exchange', org: 'centre', roles: ['source' as const], post: null, unit: null, letInto: [] }
  const body = { contact: id, channel: 'phone' as const, clocks: { rung: Date.now() }, words: { callerNumber } }
  const answer = await host.give('centre', { type: 'open-contact', body }, source, randomUUID())
  expect(answer.ok).toBe(true)
}
const sameAs = async (id: string): Promise<{ contacts: { id: string; phase: string }[]; isFlood: boolean }> => {
  const answer = await fetch(`${host.app.url}/api/contacts/${id}/same-number`, { headers: { cookie } })
  expect(answer.status).toBe(200)
  return (await answer.json()) as never
}

describe('the same number', () => {
  it('is known however it was written, of calls that ring, are open or ended just now, and never by a number', async () => {
    await rings('a', '555-0101')
    await rings('b', '5550101')
    await rings('c', '555 0102')
    await host.give('centre', { type: 'end-contact', body: { contact: 'a', reason: 'nuisance' } })
    expect(await sameAs('b')).toEqual({
      contacts: [expect.objectContaining({ id: 'a', phase: 'ended', incident: null })],
      isFlood: false,
    })
    expect((await sameAs('c')).contacts).toEqual([])
    const byNumber = await fetch(`${host.app.url}/api/contacts/5550101/same-number`, { headers: { cookie } })
    expect(byNumber.status).toBe(404)
  })

  it('looks like a flood after four calls; a mark holds for those that ring and those that come, from when it was set', async () => {
    for (const id of ['f1', 'f2', 'f3']) await rings(id, '555-0900')
    expect((await sameAs('f3')).isFlood).toBe(false)
    await rings('f4', '555-0900')
    expect((await sameAs('f4')).isFlood).toBe(true)
    await host.give('centre', { type: 'mark-flooding', body: { contact: 'f1' } })
    const since = contactOf('f1').floodingSince
    await expect.poll(() => ['f2', 'f3', 'f4'].map((id) => contactOf(id).floodingSince)).toEqual([since, since, since])
    await rings('f5', '555-0900')
    await expect.poll(() => contactOf('f5').floodingSince).toBe(since)
    expect(contactOf('c').floodingSince).toBeNull()
    await host.give('centre', { type: 'mark-flooding', body: { contact: 'f5', flooding: false } })
    await expect.poll(() => ['f1', 'f2'].map((id) => contactOf(id).floodingSince)).toEqual([null, null])
  })

  it('is known again after a start, also of calls that have ended, and forgotten a day after they did', async () => {
    const ended = { ...contactOf('b'), id: 'z', state: { phase: 'ended' as const, reason: 'silent' as const, at: 0 } }
    const again = (endedMsAgo: number) => {
      const now = Date.now()
      return createSameNumbers({
        board: host.app.board,
        open: async () => '5550101',
        endedSince: async () => [{ ...ended, state: { ...ended.state, at: now - endedMsAgo } }],
        take: host.app.take,
        now: () => now,
        warn: () => undefined,
      })
    }
    const aDay = 24 * 3_600_000
    for (const [ago, isKnown] of [
      [aDay - 1000, true],
      [aDay + 1000, false],
    ] as const) {
      const numbers = again(ago)
      await numbers.settled()
      expect(numbers.of('b').contacts.some(({ id }) => id === 'z')).toBe(isKnown)
      await numbers.stop()
    }
  })
})

describe('a desk', () => {
  it('that had a call and cannot be reached is told lost, once, and back when it is there again', async () => {
    await rings('d', '555-0300')
    const taker = {
      account: 'taker',
      org: 'centre',
      roles: ['call-taker' as const],
      post: null,
      unit: null,
      letInto: [],
    }
    await host.give('centre', { type: 'take-contact', body: { contact: 'd', offHookAt: Date.now() } }, taker)
    let now = Date.now()
    let here: readonly string[] = ['taker']
    const desks = watchDesks({
      board: host.app.board,
      connected: () => new Set(here),
      take: host.app.take,
      now: () => now,
      warn: () => undefined,
    })
    await desks.look()
    here = []
    now += 19_000
    await desks.look()
    expect(contactOf('d').lostSince).toBeNull()
    now += 2_000
    await desks.look()
    expect(contactOf('d').lostSince).not.toBeNull()
    here = ['taker']
    await desks.look()
    expect(contactOf('d').lostSince).toBeNull()
    await desks.stop()
  })

  it('is told of at the next look when the telling failed', async () => {
    await rings('d2', '555-0302')
    await host.account('centre', 'unlucky', ['call-taker'])
    const unlucky = {
      account: 'unlucky',
      org: 'centre',
      roles: ['call-taker' as const],
      post: null,
      unit: null,
      letInto: [],
    }
    await host.give('centre', { type: 'take-contact', body: { contact: 'd2', offHookAt: Date.now() } }, unlucky)
    let now = Date.now()
    let failures = 1
    const warnings: string[] = []
    const desks = watchDesks({
      board: host.app.board,
      connected: () => new Set(['taker']),
      take: async (...command) => {
        if (failures > 0) {
          failures -= 1
          throw new Error('the database is away')
        }
        return host.app.take(...command)
      },
      now: () => now,
      warn: (_, message) => warnings.push(message),
    })
    now += 21_000
    await desks.look()
    expect(warnings).toHaveLength(1)
    expect(contactOf('d2').lostSince).toBeNull()
    await desks.look()
    expect(contactOf('d2').lostSince).not.toBeNull()
    await desks.stop()
  })

  it('that this process never saw is another process’s: nothing is said of it', async () => {
    let now = Date.now()
    const desks = watchDesks({
      board: host.app.board,
      connected: () => new Set(),
      take: host.app.take,
      now: () => now,
      warn: () => undefined,
    })
    await host.account('centre', 'elsewhere', ['call-taker'])
    const elsewhere = {
      account: 'elsewhere',
      org: 'centre',
      roles: ['call-taker' as const],
      post: null,
      unit: null,
      letInto: [],
    }
    await rings('e', '555-0301')
    await host.give('centre', { type: 'take-contact', body: { contact: 'e', offHookAt: now } }, elsewhere)
    now += 3_600_000
    await desks.look()
    expect(contactOf('e').lostSince).toBeNull()
    await desks.stop()
  })
})
