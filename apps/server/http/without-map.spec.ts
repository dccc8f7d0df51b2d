import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'
import { cardAnswer, recommendationAnswer } from './answers.ts'

let host: TestApp
let cookie: string
beforeAll(async () => {
  // No city was ever imported here.
  host = await startTestApp()
  await host.give('centre', {
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  const post = { zh: '站', en: 'Station' }
  await host.give('centre', {
    type: 'open-post',
    body: { post: 'station', kind: 'station', name: post, point: { lon: 114.3, lat: 30.6 } },
  })
  for (const unit of ['E1', 'E2']) {
    await host.give('centre', {
      type: 'register-unit',
      body: { unit, callSign: unit, kind: 'engine', post: 'station' },
    })
    await host.give('centre', { type: 'sign-on-unit', body: { unit, crew: [] } })
  }
  await host.account('centre', 'chief', ['call-taker', 'dispatcher'])
  cookie = await host.signIn('chief')
})
afterAll(() => host.stop())

const get = (path: string): Promise<Response> => fetch(host.app.url + path, { headers: { cookie } })
async function post(type: string, body: object): Promise<void> {
  const answer = await fetch(`${host.app.url}/api/commands`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), type, body }),
  })
  expect(answer.status, await answer.text()).toBe(200)
}

const clocks = { rung: null, handed: null, offHook: null, hungUp: null }

/** A call with a place that is only typed. */
async function takeCall(placeTyped: string, story: string): Promise<{ incident: string; contact: string }> {
  const [incident, contact] = [randomUUID(), randomUUID()]
  await post('open-contact', {
    contact,
    channel: 'phone',
    clocks,
    words: { callerPlaceTyped: placeTyped, story },
  })
  await post('open-incident', { incident, contact, type: 'fire-building', priority: 1, place: null, placeTyped })
  return { incident, contact }
}

async function cardOf(incident: string): Promise<z.output<typeof cardAnswer>> {
  return cardAnswer.parse(await (await get(`/api/incidents/${incident}/card`)).json())
}

describe('F34 without any city', () => {
  it('a call is taken and sent by its typed place, and the slip goes out', async () => {
    const { incident } = await takeCall('老供销社对面，蓝色大门', '冒烟')
    const slip = randomUUID()
    await post('dispatch-unit', { slip, incident, unit: 'E1' })
    const sent = host.app.board.get(`slip/${slip}`)
    expect(sent?.kind === 'slip' && sent.state).toMatchObject({ incident })
    const unit = host.app.board.get('unit/E1')
    expect(unit?.kind === 'unit' && unit.state.state.phase).not.toBe('available')
    expect((await cardOf(incident)).incident.placeTyped).toBe('老供销社对面，蓝色大门')
  })

  it('units are recommended with their time unknown, never zero', async () => {
    const answer = await get('/api/recommendation?lon=114.31&lat=30.61')
    const { units } = recommendationAnswer.parse(await answer.json())
    expect(units.map(({ unit }) => unit)).toContain('E2')
    for (const { seconds, metres, whyUnknown } of units) {
      expect({ seconds, metres }).toEqual({ seconds: null, metres: null })
      expect(whyUnknown).not.toBeNull()
    }
  })

  it('the search and the map say what is missing and how to mend it', async () => {
    for (const path of ['/api/places?q=x', '/api/places/reverse?lon=1&lat=1', '/api/city', '/api/city/map.pmtiles']) {
      const answer = await get(path)
      expect(answer.status, path).toBe(503)
      expect(await answer.text(), path).toContain('tocsin city import')
    }
  })
})

describe('text that was typed', () => {
  /** Everything that hands and input methods produce; a lone surrogate is no text. */
  const typed = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 6 }),
        fc.constantFrom(
          '  ',
          '\t',
          '\u3000',
          'ＡＢ１２',
          '三号楼',
          '👨‍👩‍👧',
          'e\u0301',
          'é',
          '\u202Eabc',
          'שלום',
          '\u200B',
          '\uFEFF',
          '𠵼',
        ),
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => parts.join(''))

  it('comes back from command, log and card letter for letter', async () => {
    await fc.assert(
      fc.asyncProperty(typed, typed, async (placeTyped, story) => {
        const { incident, contact } = await takeCall(placeTyped, story)
        const card = await cardOf(incident)
        expect(card.incident.placeTyped).toBe(placeTyped)
        const words = card.contacts.find(({ id }) => id === contact)
        expect([words?.callerPlaceTyped, words?.story]).toEqual([placeTyped, story])
      }),
      { numRuns: 40 },
    )
  })
})
