import { localTime, neutralListing } from '@tocsin/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { onRoad, startPlannedTown, type PlannedTown } from '../testing/planned-town.fixture.ts'

const held = z.object({ by: z.string(), plan: z.string().nullable() })
const counted = z.array(z.object({ what: z.string(), count: z.number() }))
const listed = z.array(z.looseObject({ number: z.string(), type: z.string(), priority: z.number() }))
const answer = z.object({
  typesAs: z.string(),
  incidents: z.number(),
  tallies: z.array(
    held.extend({ incidents: z.number(), wanted: counted, sent: counted, missing: counted, lacking: z.number() }),
  ),
  unplanned: listed,
  differing: z.array(z.looseObject({ type: z.string(), before: held, after: held })),
  next: z.string().nullable(),
})

const dayMs = 86_400_000
const need = (capability: string, count = 1, more: object = {}) => ({ capability, count, ...more })
const planBody = (name: string, more: object) => ({ name: { zh: name, en: name }, ...more })

let town: PlannedTown
const place = (at: number) => ({ point: onRoad(at), radiusM: 10, label: '', source: 'map' })
/** Opens an incident, sends units, raises its alarm, says what was found, closes it where that is wanted. */
async function past(
  incident: string,
  type: string,
  {
    at = 1,
    units = [],
    level = 1,
    confirmed = null,
    closed = true,
  }: Partial<{
    at: number
    units: readonly string[]
    level: number
    confirmed: string | null
    closed: boolean
  }> = {},
): Promise<void> {
  const opening = { contact: null, type, priority: 1, place: place(at), placeTyped: null }
  await town.must('taker', 'open-incident', { incident, ...opening })
  if (level > 1) await town.must('desk', 'set-alarm-level', { incident, level })
  for (const unit of units) {
    const slip = `${incident}-${unit}`
    await town.must('desk', 'dispatch-unit', { slip, incident, unit })
    for (const status of ['on-scene', 'available']) await town.must('desk', 'report-status', { unit, status })
    await town.must('desk', 'file-feedback', { slip, incident, result: 'other', confirmed })
    await town.must('desk', 'accept-feedback', { slip })
  }
  if (closed) await town.must('desk', 'close-incident', { incident, disposition: 'handled' })
}

beforeAll(async () => {
  town = await startPlannedTown()
  const units = { E1: 'engine', E2: 'engine', L1: 'ladder', P1: 'patrol' }
  for (const [unit, kind] of Object.entries(units)) {
    await town.must('admin', 'register-unit', { unit, callSign: unit, kind, post: null })
    await town.must('desk', 'sign-on-unit', { unit, crew: [] })
  }
  const levels = [[need('engine', 2)], [need('ladder')]]
  const fire = planBody('fire', { when: { types: ['fire-building'] }, levels })
  await town.must('duty', 'write-plan', { plan: 'fire', basedOn: 0, body: fire })
  await past('i-1', 'fire-high-rise', { units: ['E1'] })
  await past('i-2', 'fire-kitchen', { units: ['E1', 'E2', 'L1'], level: 2 })
  await past('i-3', 'theft', { units: ['P1'], confirmed: 'fire-building', at: 11 })
  await past('i-4', 'fire-building', { closed: false })
  await town.host.app.flush()
}, 60_000)
afterAll(() => town.host.stop())

const span = () => ({ from: Date.now() - dayMs, to: Date.now() + dayMs })
async function dry(draft?: { id: string; body: object | null }, by = 'duty') {
  const { status, body } = await town.tell(by, '/api/plans/dry-run', { ...span(), ...(draft && { draft }) })
  expect([status, body]).toEqual([200, expect.anything()])
  return answer.parse(body)
}
const tallyOf = ({ tallies }: z.output<typeof answer>, by: string) => tallies.find((each) => each.by === by)

describe('a dry run over the calls of the past', () => {
  it('DR5 DR8 tells what the plans in force would have sent, what went, and what those lacked', async () => {
    const told = await dry()
    expect(told).toMatchObject({ incidents: 4, differing: [], next: null })
    expect(tallyOf(told, 'plan')).toMatchObject({
      plan: 'fire',
      incidents: 3,
      lacking: 2,
      wanted: [
        { what: 'engine', count: 6 },
        { what: 'ladder', count: 1 },
      ],
      sent: [
        { what: 'engine', count: 3 },
        { what: 'ladder', count: 1 },
      ],
      // one more for the first, two for the one that is open and has nobody
      missing: [{ what: 'engine', count: 3 }],
    })
  })

  it('DR2 goes by the type as reported, and says so: the theft that was a fire stays a theft', async () => {
    const told = await dry()
    expect(told.typesAs).toBe('reported')
    expect(tallyOf(told, 'branch')).toMatchObject({ incidents: 1, sent: [{ what: 'patrol', count: 1 }], lacking: 0 })
    expect(told.unplanned).toMatchObject([{ type: 'theft' }])
  })

  it('a draft stands beside the others or takes the place of its own, and nothing is stored', async () => {
    const east = planBody('theft', { when: { types: ['theft'], areas: ['east'] }, levels: [[need('patrol', 2)]] })
    const told = await dry({ id: 'east', body: east })
    expect(told.unplanned).toEqual([])
    expect(told.differing).toMatchObject([
      { type: 'theft', before: { by: 'branch', plan: null }, after: { by: 'plan', plan: 'east' } },
    ])
    const west = { ...east, when: { types: ['theft'], areas: ['west'] } }
    expect((await dry({ id: 'east', body: west })).differing).toEqual([])
    const more = planBody('fire', { when: { types: ['fire-building'] }, levels: [[need('engine', 3)]] })
    const changed = await dry({ id: 'fire', body: more })
    expect(changed.differing.map(({ type }) => type).toSorted()).toEqual([
      'fire-building',
      'fire-high-rise',
      'fire-kitchen',
    ])
    const without = await dry({ id: 'fire', body: null })
    expect(without.tallies.map(({ by, incidents }) => [by, incidents])).toEqual([['branch', 4]])
    expect(tallyOf(await dry(), 'plan')?.wanted[0]).toEqual({ what: 'engine', count: 6 })
  })

  it('hours are those of the centre when each call came in', async () => {
    const { minute } = localTime(Date.now(), 'Asia/Shanghai')
    const around = (from: number) => ({
      days: [1, 2, 3, 4, 5, 6, 7],
      from: (from + 2880) % 1440,
      to: (from + 720 + 2880) % 1440 || 1440,
    })
    const at = async (from: number) => {
      const body = planBody('x', { when: { types: ['theft'], hours: [around(from)] }, levels: [[need('patrol')]] })
      return (await dry({ id: 'x', body })).differing.length
    }
    expect([await at(minute - 360), await at(minute + 360)]).toEqual([1, 0])
  })

  it('is of a span of at most 92 days, of one’s own organisation, and for those who write plans', async () => {
    const ask = (by: string, from: number, to: number) => town.tell(by, '/api/plans/dry-run', { from, to })
    const now = Date.now()
    expect(await ask('duty', now - 93 * dayMs, now)).toMatchObject({ status: 400, body: { field: 'body.from' } })
    expect((await ask('duty', now, now - 1)).status).toBe(400)
    expect((await ask('taker', now - dayMs, now)).status).toBe(403)
    expect(await dry(undefined, 'stranger')).toMatchObject({ incidents: 0, tallies: [] })
    const before = await ask('duty', now - 3 * dayMs, now - 2 * dayMs)
    expect(answer.parse(before.body).incidents).toBe(0)
  })
})

describe('DR2 the type as reported and as confirmed', () => {
  it('are both kept by the incident, also in history, and neither overwrites the other', async () => {
    const history = z.object({
      incidents: z.array(
        z.looseObject({ id: z.string(), type: z.string(), confirmed: z.looseObject({ type: z.string() }).nullable() }),
      ),
    })
    const { body } = await town.tell('duty', '/api/history/incidents')
    const found = history.parse(body).incidents.find(({ id }) => id === 'i-3')
    expect(found).toMatchObject({ type: 'theft', confirmed: { type: 'fire-building' } })
    // searched by type it is the one reported
    const by = async (type: string) =>
      history.parse((await town.tell('duty', `/api/history/incidents?type=${type}`)).body).incidents.map(({ id }) => id)
    expect(await by('theft')).toEqual(['i-3'])
    expect(await by('fire-building')).toEqual([])
  })

  it('a site’s own scale of severity has a worst end; feedback takes its steps alone, and keeps the one told', async () => {
    const fold = town.host.app.board.get('catalogue/own')
    expect(fold).toBeUndefined()
    const step = (code: string) => ({ code, name: { zh: code, en: code } })
    const severity = { worst: 'first', steps: [step('grave'), step('serious'), step('slight')] }
    await town.must('admin', 'change-catalogue', { basedOn: 0, listing: { ...neutralListing, severity } })
    expect(town.state('catalogue/own')).toMatchObject({
      severity: { worst: 'first', steps: [{ code: 'grave' }, {}, {}] },
    })
    await past('i-5', 'theft', { closed: false })
    const slip = 'i-5-P1'
    await town.must('desk', 'dispatch-unit', { slip, incident: 'i-5', unit: 'P1' })
    for (const status of ['on-scene', 'available']) await town.must('desk', 'report-status', { unit: 'P1', status })
    const filed = { slip, incident: 'i-5', result: 'other' }
    expect(await town.give('desk', 'file-feedback', { ...filed, severity: 'awful' })).toMatchObject({
      status: 409,
      body: { refusal: { refused: 'feedback-field', detail: { field: 'severity' } } },
    })
    await town.must('desk', 'file-feedback', { ...filed, severity: 'grave' })
    expect(town.state(`slip/${slip}`)).toMatchObject({ feedback: { told: { severity: 'grave', confirmed: null } } })
  })
})
