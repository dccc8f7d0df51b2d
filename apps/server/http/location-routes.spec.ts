import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashToken } from '../auth/sessions.ts'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'
import { wordsAnswer } from './answers.ts'

let host: TestApp
const keys = { centre: 'a-source-key-for-tests-only', other: 'another-key-for-tests-only' }

beforeAll(async () => {
  host = await startTestApp()
  for (const organisation of ['centre', 'other'] as const) {
    const body = { organisation, name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' }
    await host.give(organisation, { type: 'found-organisation', body })
    const hash = hashToken(keys[organisation])
    await host.app.store.credentials.setSource({ id: `exchange-${organisation}`, org: organisation, hash })
  }
  await host.account('centre', 'taker', ['call-taker'])
})
afterAll(() => host.stop())

const send = (path: string, body: object, key = keys.centre): Promise<Response> =>
  fetch(host.app.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ command: randomUUID(), ...body }),
  })
const rings = (contact: string, callerNumber: string) =>
  send('/api/contacts', { id: contact, channel: 'phone', clocks: { rung: Date.now() }, words: { callerNumber } })
const locates = (body: object, key?: string) => send('/api/locations', body, key)

const measured = {
  form: 'measured',
  source: 'network',
  spot: { point: { lon: 114.3, lat: 30.5 }, radiusM: 300, confidencePct: 95, method: 'cell' },
}
const form = (number: string): string =>
  new URLSearchParams({
    v: '1',
    device_number: number,
    location_latitude: '30.50001',
    location_longitude: '114.30001',
    location_accuracy: '9',
    location_source: 'GPS',
    // read by nobody
    location_certainty: '90',
    cell_home_mcc: '460',
  }).toString()

async function fixesOf(contact: string) {
  const answer = await fetch(`${host.app.url}/api/contacts/${contact}/words`, {
    headers: { cookie: await host.signIn('taker') },
  })
  return wordsAnswer.parse(await answer.json()).fixes
}
const contactOf = (id: string) => {
  const fold = host.app.board.get(`contact/${id}`)
  if (fold?.kind !== 'contact') throw new Error(`there is no contact ${id}`)
  return fold.state
}

describe('where a caller is, from the exchange', () => {
  it('finds its call by the number that rings, however that is written, and is read with the words alone', async () => {
    await rings('c1', '+86 138-0000-0001')
    expect((await locates({ callerNumber: '+8613800000001', said: measured })).status).toBe(200)
    expect((await locates({ said: { form: 'aml-form', text: form('+8613800000001') } })).status).toBe(200)
    expect(await fixesOf('c1')).toMatchObject([
      { source: 'network', spot: { radiusM: 300, method: 'cell' } },
      { source: 'handset', spot: { radiusM: 9, method: 'gnss', point: { lon: 114.30001 } } },
    ])
    expect(JSON.stringify(contactOf('c1').fixes)).not.toContain('114.3')
  })

  it('is told by the sender’s own id of the call too, of its own organisation’s alone', async () => {
    await rings('c2', '555-2')
    expect((await locates({ contact: 'c2', said: measured }, keys.other)).status).toBe(404)
    expect((await locates({ contact: 'c2', said: measured })).status).toBe(200)
    expect(contactOf('c2').fixes).toHaveLength(1)
  })

  it('changes nothing when it is sent twice under one id', async () => {
    await rings('c3', '555-3')
    const once = { command: randomUUID(), contact: 'c3', said: measured }
    expect((await locates(once)).status).toBe(200)
    expect((await locates(once)).status).toBe(200)
    expect(contactOf('c3').fixes).toHaveLength(1)
  })

  it('goes to the newest call of a number that is not over', async () => {
    await rings('c4', '555-4')
    await rings('c5', '555-4')
    await host.give('centre', { type: 'end-contact', body: { contact: 'c5', reason: 'wrong-number' } })
    expect((await locates({ callerNumber: '555-4', said: measured })).status).toBe(200)
    expect(contactOf('c4').fixes).toHaveLength(1)
  })

  it('of no call is refused and not stored: neither of a number that does not ring, nor after a call that was ended', async () => {
    const before = host.app.board.position()
    expect((await locates({ callerNumber: '555-9', said: measured })).status).toBe(404)
    expect((await locates({ callerNumber: '555-3', said: measured }, keys.other)).status).toBe(404)
    expect((await locates({ contact: 'c5', said: measured })).status).toBe(409)
    expect((await locates({ said: measured })).status).toBe(404)
    expect(host.app.board.position()).toBe(before)
  })

  it.each([
    ['a message of the wrong length', { form: 'aml-text', text: 'A"ML=1;lt=+30.5;lg=114.3;ml=99' }, 'body.said.text'],
    ['a document with entities', { form: 'pidf-lo', text: '<!DOCTYPE a [<!ENTITY x "y">]><a/>' }, 'body.said.text'],
    [
      'a position beyond the pole',
      { ...measured, spot: { ...measured.spot, point: { lon: 0, lat: 91 } } },
      'body.said.spot.point.lat',
    ],
    ['a page’s own word, which only the page brings', { ...measured, source: 'page' }, 'body.said.source'],
    ['another form', { form: 'nmea', text: '$GPGGA' }, 'body.said.form'],
  ])('%s is told, with the field', async (_, said, field) => {
    await rings('c6', '555-6')
    const answer = await locates({ contact: 'c6', said })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ field })
    expect(contactOf('c6').fixes).toEqual([])
  })

  it('by a clock that cannot be right is of when it came', async () => {
    await rings('c7', '555-7')
    for (const at of [0, 4_000_000_000_000, null]) await locates({ contact: 'c7', said: { ...measured, at } })
    const now = Date.now()
    for (const { at } of contactOf('c7').fixes) expect(Math.abs(now - at)).toBeLessThan(60_000)
    expect(contactOf('c7').fixes).toHaveLength(3)
  })
})
