import { expect, test } from 'vitest'
import { startTestApp } from '../testing/app.fixture.ts'
import { createRate, usualRates } from './rate.ts'

test('a key takes its burst, then so many a second; another key is not in its way', () => {
  let now = 0
  const rate = createRate({ perSecond: 2, burst: 3 }, () => now)
  expect([1, 2, 3, 4].map(() => rate.take('a'))).toEqual([0, 0, 0, 1])
  expect(rate.take('b')).toBe(0)
  now = 500
  expect([rate.take('a'), rate.take('a')]).toEqual([0, 1])
  now = 60_000
  expect([1, 2, 3, 4].map(() => rate.take('a'))).toEqual([0, 0, 0, 1])
})

test('keys that are many take no memory without end', () => {
  const rate = createRate({ perSecond: 1, burst: 1 }, () => 0)
  expect(rate.take('first')).toBe(0)
  for (let n = 0; n < 30_000; n += 1) rate.take(`other ${n}`)
  expect(rate.take('first')).toBe(0)
})

test('whoever asks without end is told to wait; who calls in by an exchange, or another account, is not', async () => {
  const host = await startTestApp()
  try {
    const name = { zh: '甲', en: 'A' }
    await host.give('centre', {
      type: 'found-organisation',
      body: { organisation: 'centre', name, division: '440305', timeZone: 'UTC' },
    })
    for (const id of ['fast', 'slow']) await host.account('centre', id, ['dispatcher'])
    const [fast, slow] = [await host.signIn('fast'), await host.signIn('slow')]
    const ask = async (cookie: string) => {
      const answer = await fetch(`${host.app.url}/api/session`, { headers: { cookie } })
      await answer.text()
      return answer
    }
    const statuses: number[] = []
    for (let n = 0; n < 30 && !statuses.includes(429); n += 1) {
      const some = await Promise.all(Array.from({ length: 200 }, () => ask(fast)))
      statuses.push(...some.map(({ status }) => status))
    }
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(usualRates.account.burst)
    expect(statuses).toContain(429)
    expect((await ask(slow)).status).toBe(200)
    const contact = await fetch(`${host.app.url}/api/contacts`, { method: 'POST', headers: { cookie: fast } })
    expect(contact.status).toBe(401)
  } finally {
    await host.stop()
  }
})
