import type { ServerMessage, TypedCommand } from '@tocsin/link'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { startTestApp, WireClient, type TestApp } from '../testing/app.fixture.ts'
import { readTables } from '../testing/read-tables.fixture.ts'

let host: TestApp

const give = async (command: TypedCommand): Promise<void> => {
  const answer = await host.give('centre', command)
  if (!answer.ok) throw new Error(`${command.type}: ${answer.refusal.refused}`)
}
const open = (incident: string): TypedCommand => ({
  type: 'open-incident',
  body: { incident, contact: null, type: 'medical', priority: 2, place: null, placeTyped: null },
})

beforeAll(async () => {
  host = await startTestApp()
  await give({
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  await host.account('centre', 'anna', ['call-taker'])
  await host.account('centre', 'ben', ['dispatcher'])
  await host.account('centre', 'admin-only', ['administrator'])
  await host.account('centre', 'crew', ['responder'])
  for (const incident of ['i1', 'i2', 'i3', 'i4', 'i5', 'i6']) await give(open(incident))
})
afterAll(() => host.stop())

async function seat(login: string): Promise<WireClient> {
  const client = new WireClient(host.app.url, await host.signIn(login))
  await client.connect()
  await client.settle()
  onTestFinished(() => client.cut())
  return client
}

type Shown = Extract<ServerMessage, { t: 'writing' }>
const shownTo = (client: WireClient): readonly Shown[] => client.received.filter((each) => each.t === 'writing')
const newestTo = (client: WireClient): Shown | undefined => shownTo(client).at(-1)
const problemsOf = (client: WireClient) => client.received.filter((each) => each.t === 'problem')
/** Until a line has gone to `witness`, nothing can be said about who was not told. */
const reaches = (witness: WireClient, text: string | null): Promise<void> =>
  vi.waitFor(() => expect(newestTo(witness)?.text).toBe(text), { timeout: 5_000, interval: 20 })

test('L23 L25 who has the card open sees the line grow and go; others, and the writer, see nothing', async () => {
  const [anna, ben, away] = [await seat('anna'), await seat('ben'), await seat('ben')]
  ben.say({ t: 'cards', open: ['i1'] })
  away.say({ t: 'cards', open: ['i2'] })
  anna.say({ t: 'cards', open: ['i1'] })
  anna.say({ t: 'writing', incident: 'i1', text: '来电人' })
  await reaches(ben, '来电人')
  anna.say({ t: 'writing', incident: 'i1', text: '来电人称有烟味' })
  await reaches(ben, '来电人称有烟味')
  expect(newestTo(ben)).toMatchObject({ incident: 'i1', by: 'anna' })
  anna.say({ t: 'writing', incident: 'i1', text: null })
  await reaches(ben, null)
  expect(new Set(shownTo(ben).map(({ writer }) => writer)).size).toBe(1)
  expect([...shownTo(anna), ...shownTo(away)]).toEqual([])
})

test('L23 a card that is opened is told what is being written there; a cable that is cut takes the line away', async () => {
  const [anna, ben] = [await seat('anna'), await seat('ben')]
  anna.say({ t: 'writing', incident: 'i1', text: 'half a' })
  await anna.settle()
  ben.say({ t: 'cards', open: ['i1'] })
  await reaches(ben, 'half a')
  await anna.cut()
  await reaches(ben, null)
  expect(shownTo(ben).map(({ text }) => text)).toEqual(['half a', null])
})

test('L24 it goes only to who may read that incident, and comes only from who may write there', async () => {
  const [anna, ben] = [await seat('anna'), await seat('ben')]
  const outside = [await seat('admin-only'), await seat('crew')]
  for (const each of [ben, ...outside]) each.say({ t: 'cards', open: ['i2'] })
  for (const each of outside) each.say({ t: 'writing', incident: 'i2', text: 'mine' })
  for (const each of outside) await each.settle()
  anna.say({ t: 'writing', incident: 'i2', text: 'theirs' })
  await reaches(ben, 'theirs')
  for (const each of outside) {
    await each.settle()
    expect(shownTo(each)).toEqual([])
    expect(problemsOf(each)).toMatchObject([{ field: 'incident' }])
  }
  expect(shownTo(ben).map(({ by }) => by)).not.toContain('crew')
})

test('L24 the reading is in the log, the line is nowhere', async () => {
  const [anna, ben] = [await seat('anna'), await seat('ben')]
  ben.say({ t: 'cards', open: ['i3'] })
  anna.say({ t: 'writing', incident: 'i3', text: 'Zuckerwatte-4711' })
  await reaches(ben, 'Zuckerwatte-4711')
  const events = await host.app.store.queries.readSubjectEvents(['reading/ben'])
  const readings = events.map(({ data }) => data).filter((each) => 'what' in each && each.what === 'incident/i3')
  expect(readings).toEqual([{ what: 'incident/i3', fields: ['unsent'], over: null }])
  await host.app.flush()
  expect((await readTables(host)).toString()).not.toContain('Zuckerwatte')
  expect(JSON.stringify(ben.board.get('incident', 'i3'))).not.toContain('Zuckerwatte')
})

test('L26 more lines, longer ones or more of them than allowed are not shown, and nobody is cut off for it', async () => {
  const [anna, ben] = [await seat('anna'), await seat('ben')]
  ben.say({ t: 'cards', open: ['i1', 'i5', 'i6'] })
  anna.say({ t: 'writing', incident: 'i1', text: 'x'.repeat(2_001) })
  await anna.settle()
  expect(problemsOf(anna)).toMatchObject([{ field: 'text' }])
  for (const incident of ['i2', 'i3', 'i4', 'i5', 'i6']) anna.say({ t: 'writing', incident, text: 'line' })
  await reaches(ben, 'line')
  expect(newestTo(ben)?.incident).toBe('i5')
  expect(problemsOf(anna)).toHaveLength(2)
  for (let n = 0; n < 300; n += 1) anna.say({ t: 'writing', incident: 'i5', text: `flood ${n}` })
  await anna.settle()
  expect(problemsOf(anna).length).toBeGreaterThan(200)
  expect(shownTo(ben).length).toBeLessThan(30)
  expect(anna.isOpen && ben.isOpen).toBe(true)
})
