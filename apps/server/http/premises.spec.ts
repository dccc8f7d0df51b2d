import { randomUUID } from 'node:crypto'
import { liesOn, isShown, longestNoteMs, type NoteDocument, type PremisesDocument, type Sealed } from '@tocsin/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createSeals } from '../seals.ts'
import { searchFor } from '../testing/find-in-clear.fixture.ts'
import { readTables } from '../testing/read-tables.fixture.ts'
import { startTestApp, WireClient, type TestApp } from '../testing/app.fixture.ts'

const point = { lon: 113.9, lat: 22.5 }
const corner = (east: number, north: number) => ({ lon: point.lon + east / 1000, lat: point.lat + north / 1000 })
const outline = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)]
const number = '值班经理 13800138000'

let host: TestApp
const cookies = new Map<string, string>()

beforeAll(async () => {
  host = await startTestApp()
  for (const organisation of ['own', 'other']) {
    await host.give('system', {
      type: 'found-organisation',
      body: { organisation, name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
    })
  }
  const people = [
    ['own', 'wang', ['dispatcher']],
    ['own', 'li', ['shift-leader']],
    ['own', 'zhao', ['duty-leader']],
    ['own', 'taker', ['call-taker']],
    ['own', 'boss', ['administrator']],
    ['other', 'stranger', ['shift-leader', 'dispatcher']],
  ] as const
  for (const [org, id, roles] of people) {
    await host.account(org, id, roles)
    cookies.set(id, await host.signIn(id))
  }
}, 60_000)
afterAll(() => host.stop())

async function give(by: string, type: string, body: object) {
  const answer = await fetch(`${host.app.url}/api/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: cookies.get(by) ?? '' },
    body: JSON.stringify({ id: randomUUID(), type, body }),
  })
  return { status: answer.status, text: await answer.text() }
}
async function boardOf(by: string) {
  const client = new WireClient(host.app.url, cookies.get(by) ?? '')
  await client.connect()
  await client.settle()
  await client.cut()
  return client.board
}
/** What the call form and the card of an incident at `at` show to `by`. */
async function shownAt(by: string, at: typeof point): Promise<readonly NoteDocument[]> {
  const on = (await boardOf(by)).all('premises').filter(({ area }: PremisesDocument) => liesOn(area, at))
  return on.flatMap(({ notes }) => notes.filter((note) => isShown(note, host.app.store.clock.now())))
}
const textsAnswer = z.object({ texts: z.array(z.object({ note: z.string(), text: z.string().nullable() })) })
/** The texts of the depot's notes as `by` fetches them: `note: text`. */
async function textsFor(by: string): Promise<readonly string[]> {
  const answer = await fetch(`${host.app.url}/api/premises/depot/notes`, { headers: { cookie: cookies.get(by) ?? '' } })
  if (!answer.ok) return [String(answer.status)]
  return textsAnswer.parse(await answer.json()).texts.map(({ note, text }) => `${note}: ${text}`)
}
const contactOf = (by: string, note: string) =>
  fetch(`${host.app.url}/api/premises/depot/notes/${note}/contact`, { headers: { cookie: cookies.get(by) ?? '' } })

const readingsOf = async (account: string) =>
  (await host.app.store.queries.readSubjectEvents([`reading/${account}`])).filter(
    ({ type }) => type === 'personal-read',
  )

describe('a premises note', () => {
  const note = { premises: 'depot', note: 'n-1' }

  test('is proposed by one, approved by another, shown where a call falls, and gone after twelve months', async () => {
    const depot = { premises: 'depot', name: { zh: '液氨库', en: 'Ammonia depot' }, class: 'public-place' }
    const area = { point, radiusM: 50, outline }
    expect(await give('wang', 'register-premises', { ...depot, address: '河滨路 20 号', area })).toMatchObject({
      status: 200,
    })
    expect((await give('wang', 'propose-note', { ...note, kind: 'hazard', text: '液氨 20 吨，UN1005' })).status).toBe(
      200,
    )
    expect(await shownAt('taker', point)).toEqual([])

    const byAuthor = await give('wang', 'approve-note', note)
    expect(byAuthor.status).toBe(403)
    await host.give('own', { type: 'grant-role', body: { account: 'wang', role: 'shift-leader' } })
    const withRole = await give('wang', 'approve-note', note)
    expect([withRole.status, withRole.text]).toEqual([409, expect.stringContaining('second-person')])
    expect((await give('stranger', 'approve-note', note)).status).toBe(403)
    expect((await give('li', 'approve-note', note)).status).toBe(200)

    const place = { point: corner(0.9, 0.9), radiusM: 5, label: '河滨路 20 号', source: 'map' }
    const incident = { incident: 'i-1', contact: null, type: 'gas', priority: 1, place, placeTyped: null }
    expect((await give('taker', 'open-incident', incident)).status).toBe(200)
    const at = (await boardOf('taker')).get('incident', 'i-1')?.place?.point ?? { lon: 0, lat: 0 }
    const [shown] = await shownAt('taker', at)
    expect(shown).toMatchObject({ kind: 'hazard', by: 'wang', state: { by: 'li' } })
    expect(JSON.stringify(shown)).not.toContain('液氨')
    expect(await textsFor('taker')).toEqual(['n-1: 液氨 20 吨，UN1005'])
    expect(await textsFor('stranger')).toEqual(['403'])
    expect(await shownAt('taker', corner(1.1, 0))).toEqual([])
    expect(await shownAt('stranger', at)).toEqual([])

    host.app.store.clock.atLeast(host.app.store.clock.now() + longestNoteMs)
    for (const who of ['wang', 'li', 'zhao', 'taker', 'boss', 'stranger']) cookies.set(who, await host.signIn(who))
    expect(await shownAt('taker', at)).toEqual([])
    expect(await textsFor('li')).toEqual([])
    await host.app.expireNotes()
    const left = JSON.stringify((await boardOf('li')).get('premises', 'depot'))
    expect(left).toContain('"expired"')
    expect(left).not.toContain('液氨 20 吨')
    expect((await give('li', 'approve-note', note)).text).toContain('note-expired')
  })

  test.each([
    ['业主 13800138000', 'telephone'],
    ['身份证 11010519491231002X', 'identity'],
    ['粤B·D12345 车主', 'vehicle'],
  ])('with a number of a person in its text is refused, naming the field and the remedy: %s', async (text, says) => {
    const { status, text: answer } = await give('wang', 'propose-note', { ...note, note: 'n-2', kind: 'access', text })
    expect([status, answer]).toEqual([400, expect.stringContaining('"field":"body.text"')])
    expect(answer).toContain(says)
    expect(answer).not.toContain(text)
  })

  test('keeps the operator’s contact sealed; who may read it does so by a route that logs it', async () => {
    const contact = { premises: 'depot', note: 'n-3', kind: 'contact', text: '总值班室', contactNumber: number }
    expect((await give('wang', 'propose-note', contact)).status).toBe(200)
    // not shown to who acts on notes until a second person has approved it
    expect((await contactOf('taker', 'n-3')).status).toBe(404)
    const approval = { premises: 'depot', note: 'n-3' }
    // who may approve, and who has read what he approves
    expect((await give('boss', 'approve-note', approval)).status).toBe(403)
    expect((await give('li', 'approve-note', approval)).text).toContain('contact-unread')
    expect(await (await contactOf('li', 'n-3')).json()).toEqual({ contactNumber: number })
    const [read] = await readingsOf('li')
    expect(read?.data).toEqual({ what: 'premises/depot', fields: ['contactNumber n-3'], over: null })
    expect((await give('zhao', 'approve-note', approval)).text).toContain('contact-unread')
    expect((await give('li', 'approve-note', approval)).status).toBe(200)
    const document = (await boardOf('boss')).get('premises', 'depot')
    expect(document?.notes.at(-1)).toMatchObject({ hasContactNumber: true })
    expect(JSON.stringify(document)).not.toContain('13800138000')

    expect(await (await contactOf('taker', 'n-3')).json()).toEqual({ contactNumber: number })
    expect((await contactOf('boss', 'n-3')).status).toBe(403)
    expect((await contactOf('stranger', 'n-3')).status).toBe(403)
    const [reading] = await readingsOf('taker')
    expect(reading?.data).toEqual({ what: 'premises/depot', fields: ['contactNumber n-3'], over: null })
    expect((await give('li', 'withdraw-note', { premises: 'depot', note: 'n-3' })).status).toBe(200)
    expect((await contactOf('taker', 'n-3')).status).toBe(404)
  })
})

describe('what a note said', () => {
  /** Ends a note, and the word that was in it. */
  const ends: readonly [string, (word: string) => Promise<string>][] = [
    ['withdrawn', (word) => endBy(word, 'withdraw-note', {})],
    ['refused', (word) => endBy(word, 'refuse-note', { reason: 'not-so' })],
    ['removed with its premises', (word) => endBy(word, 'remove-premises', {})],
    ['expired', endByClock],
  ]
  let count = 0
  async function plant(word: string): Promise<{ premises: string; note: string }> {
    const named = { premises: `p-${(count += 1)}`, note: `n-${count}` }
    const described = { name: { zh: '库', en: 'Store' }, class: 'public-place', address: '河滨路 30 号' }
    await give('wang', 'register-premises', { ...named, ...described, area: { point, radiusM: 20 } })
    const note = { ...named, kind: 'contact', text: word, contactNumber: `${word} 13800138000` }
    expect((await give('wang', 'propose-note', note)).status).toBe(200)
    const answer = await fetch(`${host.app.url}/api/premises/${named.premises}/notes`, {
      headers: { cookie: cookies.get('li') ?? '' },
    })
    // the value has been there: who may read it gets it, from what is sealed
    expect(await answer.text()).toContain(word)
    return named
  }
  async function endBy(word: string, type: string, more: object): Promise<string> {
    const named = await plant(word)
    expect((await give('li', type, { ...named, ...more })).status).toBe(200)
    return named.premises
  }
  async function endByClock(word: string): Promise<string> {
    const named = await plant(word)
    host.app.store.clock.atLeast(host.app.store.clock.now() + longestNoteMs)
    await host.app.expireNotes()
    return named.premises
  }

  test.each(ends)('is nowhere, and no key in the database opens it, once the note is %s', async (_, end) => {
    const word = `鑫淼焱垚 ${randomUUID().slice(0, 8).replaceAll(/\d/g, 'x')}`
    const premises = await end(word)
    await host.app.flush()
    const tables = await readTables(host)
    expect(tables.toString()).toContain(premises)
    expect(searchFor([word])(tables, 'tables')).toEqual([])

    const events = await host.app.store.queries.readSubjectEvents([`premises/${premises}`])
    const sealed = events.flatMap((event) => (event.type === 'note-proposed' ? sealedIn(event.data) : []))
    expect(sealed).toHaveLength(2)
    const seals = createSeals({ dataDir: host.dataDir, wrappedKey: host.app.store.queries.wrappedKey })
    const keys = [...tables.toString().matchAll(/^\(([0-9a-f-]{36}),own,/gm)].map(([, key]) => key ?? '')
    for (const { k, c } of sealed) {
      expect(await seals.open({ k, c })).toBeUndefined()
      expect(keys).toContain(k)
      for (const other of keys.filter((key) => key !== k))
        expect(await seals.open({ k: other, c }).catch(() => undefined)).toBeUndefined()
    }
  })
})

const proposed = z.object({
  text: z.object({ k: z.string(), c: z.string() }),
  contactNumber: z.object({ k: z.string(), c: z.string() }),
})
const sealedIn = (data: object): readonly Sealed[] => Object.values(proposed.parse(data))
