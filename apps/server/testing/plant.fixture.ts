import { randomInt, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { TypedCommand } from '@tocsin/link'
import { WebSocket } from 'ws'
import { hashToken } from '../auth/sessions.ts'
import type { TestApp } from './app.fixture.ts'

const pick = (letters: string): string => letters.charAt(randomInt(letters.length))
const rare = '鑫淼焱垚犇骉羴猋龘靐齉爩麤鱻灥厵譶嚞'

/** Values as callers say them, no two alike, each long enough never to stand in a file by chance. */
export function createPlanter() {
  const planted: string[] = []
  const kinds = {
    name: () => `欧阳${Array.from({ length: 4 }, () => pick(rare)).join('')}`,
    number: () => `13${String(randomInt(10 ** 9)).padStart(9, '0')}`,
    words: () => `Mrs ${randomUUID().slice(0, 8)} says "${pick(rare)}${pick(rare)}"`,
  }
  return {
    planted,
    plant(kind: keyof typeof kinds): string {
      const value = kinds[kind]()
      planted.push(value)
      return value
    },
  }
}
type Plant = ReturnType<typeof createPlanter>['plant']

export const sourceKey = 'a-source-key-for-tests-only'
const clocks = { rung: Date.now() }
const place = { point: { lon: 113.9, lat: 22.5 }, radiusM: 1, source: 'told' as const, at: Date.now() }

const hall = { premises: 'x1', name: { zh: '礼堂', en: 'Hall' }, class: 'public-place' }
const noted = { premises: 'x1', note: 'n1' }

/** What travels to the server: which status or word it must answer with, so that each value takes the way that is meant. */
type Try = { readonly path: string; readonly send: RequestInit; readonly expect: number }

const json = { 'content-type': 'application/json' }
const command = (cookie: string, type: string, body: unknown, expect: number): Try => ({
  path: '/api/commands',
  send: { method: 'POST', headers: { ...json, cookie }, body: JSON.stringify({ id: randomUUID(), type, body }) },
  expect,
})

/** The people and things that the planted commands need. */
export async function furnish(host: TestApp): Promise<{ desk: string; crew: string }> {
  const give = async (each: TypedCommand): Promise<void> => {
    const answer = await host.give('centre', each)
    if (!answer.ok) throw new Error(`${each.type}: ${answer.refusal.refused}`)
  }
  const name = { zh: '甲', en: 'A' }
  await give({
    type: 'found-organisation',
    body: { organisation: 'centre', name, division: '440305', timeZone: 'UTC' },
  })
  await give({ type: 'open-post', body: { post: 'p1', kind: 'station', name, point: { lon: 113, lat: 23 } } })
  await give({ type: 'register-unit', body: { unit: 'E1', callSign: 'E1', kind: 'engine', post: null } })
  await give({ type: 'sign-on-unit', body: { unit: 'E1', crew: [] } })
  await host.account('centre', 'desk', ['call-taker', 'dispatcher'])
  await host.account('centre', 'crew', ['responder'])
  await host.app.store.credentials.setSource({ id: 'exchange', org: 'centre', hash: hashToken(sourceKey) })
  return { desk: await host.signIn('desk'), crew: await host.signIn('crew') }
}

const wordsOf = (plant: Plant) => ({
  callerName: plant('name'),
  callerNumber: plant('number'),
  story: `${plant('words')} ${'and so on '.repeat(300)}`,
  callerPlaceTyped: plant('words'),
  callerPlace: place,
})

/** Calls that come in by the exchange and the desk, and all words of an incident's life. */
export function acceptedTries(plant: Plant, desk: string): readonly Try[] {
  const give = (type: TypedCommand['type'], body: object) => command(desk, type, body, 200)
  const handIn = (id: string): Try => ({
    path: '/api/contacts',
    send: {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${sourceKey}` },
      body: JSON.stringify({ id, command: randomUUID(), channel: 'phone', clocks, words: wordsOf(plant) }),
    },
    expect: 200,
  })
  const incident = { incident: 'i1' }
  return [
    handIn('c1'),
    handIn('c2'),
    handIn('c3'),
    give('open-contact', { contact: 'c4', channel: 'phone', clocks, words: wordsOf(plant) }),
    give('describe-contact', { contact: 'c1', words: { callerName: plant('name'), callerNumber: plant('number') } }),
    give('open-incident', {
      ...incident,
      contact: 'c1',
      type: 'theft',
      priority: 3,
      place: null,
      placeTyped: plant('words'),
      note: plant('words'),
    }),
    give('join-contact', { contact: 'c2', ...incident }),
    give('place-incident', { ...incident, place: null, placeTyped: plant('words') }),
    give('note-incident', { ...incident, note: plant('name') }),
    give('dispatch-unit', { slip: 's1', ...incident, unit: 'E1', instruction: plant('words') }),
    give('send-to-post', { slip: 's2', ...incident, post: 'p1', instruction: plant('words') }),
    give('cancel-slip', { slip: 's2', ...incident, reason: plant('words') }),
    give('report-status', { unit: 'E1', status: 'on-scene' }),
    give('report-status', { unit: 'E1', status: 'available' }),
    give('file-feedback', { slip: 's1', ...incident, result: 'other', words: plant('words') }),
    give('return-feedback', { slip: 's1', ...incident, reason: plant('words') }),
    give('register-premises', { ...hall, address: 'Riverside 12', area: { point: place.point, radiusM: 50 } }),
    give('propose-note', { ...noted, kind: 'contact', text: plant('name'), contactNumber: plant('number') }),
  ]
}

/** Refused by the rules, by the table of permissions, by the schema, by the parser, by the router. */
export function refusedTries(plant: Plant, desk: string, crew: string): readonly Try[] {
  const opening = { incident: 'i9', contact: null, type: 'theft', priority: 3, place: null, placeTyped: null }
  const post = (path: string, body: string, headers: object, expect: number): Try => ({
    path,
    send: { method: 'POST', headers: { ...json, ...headers }, body },
    expect,
  })
  const get = (path: string, expect: number): Try => ({ path, send: { headers: { cookie: desk } }, expect })
  return [
    command(desk, 'note-incident', { incident: 'nowhere', note: plant('words') }, 404),
    command(crew, 'describe-contact', { contact: 'c1', words: { callerName: plant('name') } }, 403),
    command(desk, 'dispatch-unit', { slip: 's1', incident: 'i1', unit: 'E1', instruction: plant('words') }, 409),
    command(desk, 'open-incident', { ...opening, type: plant('name') }, 400),
    command(desk, 'open-incident', { ...opening, note: plant('words').repeat(400) }, 400),
    command(desk, 'describe-contact', { contact: 'c1', words: plant('words') }, 400),
    command(desk, 'describe-contact', { contact: plant('words'), words: {} }, 400),
    command(desk, 'describe-contact', { contact: 'c1', words: { callerNumber: [plant('number')] } }, 400),
    command(
      desk,
      'describe-contact',
      { contact: 'c1', words: { callerPlace: { ...place, source: plant('name') } } },
      400,
    ),
    command(desk, plant('name'), {}, 400),
    command(desk, 'propose-note', { ...noted, note: 'n2', kind: 'hazard', text: `owner ${plant('number')}` }, 400),
    command(desk, 'propose-note', { ...noted, note: 'n3', kind: 'key', text: 'x', contactNumber: plant('name') }, 400),
    post('/api/commands', `{"id": "1", "body": {"story": "${plant('name')}`, { cookie: desk }, 400),
    post('/api/commands', plant('number'), { cookie: desk, 'content-type': 'text/plain' }, 415),
    post('/api/commands', JSON.stringify({ story: plant('words').repeat(20_000) }), { cookie: desk }, 413),
    post('/api/session', JSON.stringify({ login: plant('name'), password: plant('number') }), {}, 401),
    get(`/api/places?q=${encodeURIComponent(plant('words'))}`, 503),
    get(`/api/history/incidents?from=${plant('number')}x`, 400),
    get(`/api/people/${encodeURIComponent(plant('name'))}`, 404),
    get('/api/incidents/i1/card', 200),
    get('/api/contacts/c4/words', 200),
    get('/api/premises/x1/notes', 200),
    get('/api/premises/x1/notes/n1/contact', 200),
  ]
}

/** Sends each in turn; returns the answers' texts. Throws where one is answered otherwise than it says. */
export async function sendAll(url: string, tries: readonly Try[]): Promise<readonly string[]> {
  const answers: string[] = []
  for (const { path, send, expect } of tries) {
    const answer = await fetch(`${url}${path}`, send)
    answers.push(await answer.text())
    if (answer.status !== expect) throw new Error(`${path} ${answer.status} instead of ${expect}: ${answers.at(-1)}`)
  }
  return answers
}

/** The same over a socket: an accepted command, a refused one, one that is unreadable, no JSON, and bytes. */
export async function sendOverSocket(url: string, cookie: string, plant: Plant): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/live`, { headers: { cookie } })
  await once(socket, 'open')
  const say = (type: string, body: unknown): string => JSON.stringify({ t: 'command', id: randomUUID(), type, body })
  const messages = [
    say('note-incident', { incident: 'i1', note: plant('words') }),
    say('note-incident', { incident: 'nowhere', note: plant('words') }),
    say('note-incident', { incident: plant('words'), note: '' }),
    say(plant('name'), {}),
    `{"t":"command","story":"${plant('name')}`,
    Buffer.from(plant('number')),
  ]
  for (const message of messages) {
    socket.send(message)
    await once(socket, 'message')
  }
  socket.terminate()
}
