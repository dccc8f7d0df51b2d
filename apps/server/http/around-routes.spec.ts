import { randomUUID } from 'node:crypto'
import { readingSubject } from '@tocsin/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { onRoad, startPlannedTown, type PlannedTown } from '../testing/planned-town.fixture.ts'

let town: PlannedTown
let now = 0
beforeAll(async () => {
  town = await startPlannedTown()
  now = Date.now()
  for (const [post, at] of [
    ['west', 1],
    ['east', 10],
  ] as const)
    // prettier-ignore
    await town.must('admin', 'open-post', {
      post,
      kind: 'station',
      name: { zh: post, en: post },
      point: onRoad(at),
    })
  for (const [unit, post] of [
    ['E1', 'west'],
    ['E2', 'east'],
    ['E3', 'east'],
  ] as const) {
    // prettier-ignore
    await town.must('admin', 'register-unit', { unit, callSign: unit, kind: 'engine', post })
    if (unit !== 'E3') await town.must('desk', 'sign-on-unit', { unit, crew: [] })
  }
}, 60_000)
afterAll(() => town.host.stop())

const ask = (by: string, path: string) => town.tell(by, path)
const query = ({ lon, lat }: { lon: number; lat: number }): string => `lon=${lon}&lat=${lat}`

describe('who is near a point', () => {
  const answer = z.object({
    units: z.array(z.object({ unit: z.string(), seconds: z.number().nullable() })),
    posts: z.array(z.object({ post: z.string(), seconds: z.number().nullable() })),
  })

  it('are units on duty, whatever they do, and posts, by drive time', async () => {
    await town.must('desk', 'report-status', { unit: 'E2', status: 'out-of-service', reason: 'breakdown' })
    const { body } = await ask('desk', `/api/near?${query(onRoad(8))}`)
    const { units, posts } = answer.parse(body)
    expect(units.map(({ unit }) => unit)).toEqual(['E2', 'E1'])
    expect(posts.map(({ post }) => post)).toEqual(['east', 'west'])
    // 2 of 9 hundredths of a degree against 7: 758 m each, on one straight road
    expect((posts[1]?.seconds ?? 0) / (posts[0]?.seconds ?? 1)).toBeCloseTo(7 / 2, 1)
    await town.must('desk', 'report-status', { unit: 'E2', status: 'available' })
  })

  it('is of the own organisation alone, and for who sends', async () => {
    expect((await ask('taker', `/api/near?${query(onRoad(8))}`)).status).toBe(403)
    expect((await ask('stranger', `/api/near?${query(onRoad(8))}`)).status).toBe(403)
  })
})

describe('what is reached', () => {
  const answer = z.object({
    from: z.object({ lon: z.number(), lat: z.number() }),
    areas: z.array(z.object({ minutes: z.number(), shape: z.array(z.array(z.array(z.array(z.number())))) })),
  })
  const lonsOf = (shape: number[][][][]): readonly number[] => shape.flat(2).map(([lon = 0]) => lon)
  const widthOf = (shape: number[][][][]): number => Math.max(...lonsOf(shape)) - Math.min(...lonsOf(shape))

  it('grows with the minutes, around the point, the post or the unit it is asked of', async () => {
    const { body } = await ask('desk', '/api/reach?post=west&minutes=4,1,2')
    const { from, areas } = answer.parse(body)
    expect(from).toEqual(onRoad(1))
    expect(areas.map(({ minutes }) => minutes)).toEqual([1, 2, 4])
    const widths = areas.map(({ shape }) => widthOf(shape))
    // 50 km/h on a straight road that ends 758 m to the west: 833 m a minute to the east, as an engine and a car drive in a town
    expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeGreaterThan(1.3)
    expect((widths[2] ?? 0) / (widths[1] ?? 1)).toBeGreaterThan(1.3)
    expect(((widths[2] ?? 0) - 0.01) / (onRoad(1).lon - onRoad(0).lon)).toBeCloseTo((4 * 833) / 758, 0)
    for (const { shape } of areas) {
      expect(Math.min(...lonsOf(shape))).toBeLessThan(from.lon)
      expect(Math.max(...lonsOf(shape))).toBeGreaterThan(from.lon)
    }
    const unit = answer.parse((await ask('desk', '/api/reach?unit=E1&minutes=2')).body)
    expect(unit.from).toEqual(onRoad(1))
    expect(widthOf(unit.areas[0]?.shape ?? [])).toBeGreaterThan(widths[0] ?? 0)
  })

  it('says what is wrong with the question', async () => {
    expect((await ask('desk', '/api/reach?minutes=5')).status).toBe(409)
    expect((await ask('desk', '/api/reach?unit=nobody')).status).toBe(404)
    expect((await ask('desk', '/api/reach?unit=E3')).status).toBe(409)
    expect((await ask('desk', `/api/reach?${query(onRoad(1))}&minutes=0`)).status).toBe(400)
  })
})

describe('trails of an incident', () => {
  const slip = randomUUID()
  const answer = z.object({
    trails: z.array(z.object({ unit: z.string(), until: z.number().nullable(), points: z.array(z.array(z.number())) })),
  })
  const at = (unit: string, hundredths: number, when: number) =>
    town.host.app.positions.take(
      unit,
      { point: onRoad(hundredths), at: when, accuracyM: 5, speedMps: 10, headingDeg: 90 },
      Date.now(),
    )
  const readings = async (): Promise<number> =>
    (await town.host.app.store.queries.readSubjectEvents([readingSubject('desk')])).filter(
      ({ type, data }) => type === 'personal-read' && JSON.stringify(data).includes('"trails"'),
    ).length

  it('are those of its own units since they were sent, and the reading is logged', async () => {
    at('E1', 1, now - 60_000)
    at('E2', 10, now - 60_000)
    await town.host.app.positions.exchange()
    await town.must('desk', 'open-incident', {
      incident: 'i1',
      contact: null,
      type: 'fire-building',
      priority: 2,
      place: { point: onRoad(6), radiusM: 20, label: 'here', source: 'map' },
      placeTyped: null,
    })
    await town.must('desk', 'dispatch-unit', { slip, incident: 'i1', unit: 'E1' })
    at('E1', 2, Date.now())
    at('E2', 9, Date.now())
    await town.host.app.positions.exchange()
    const before = await readings()
    const { trails } = answer.parse((await ask('desk', '/api/incidents/i1/trails')).body)
    expect(trails.map(({ unit, points }) => [unit, points.map(([, lon, lat]) => ({ lon, lat }))])).toEqual([
      ['E1', [onRoad(2)]],
    ])
    expect(await readings()).toBe(before + 1)
  })

  it('are not for call takers, others, or of what is not there', async () => {
    expect((await ask('taker', '/api/incidents/i1/trails')).status).toBe(403)
    expect((await ask('stranger', '/api/incidents/i1/trails')).status).toBe(403)
    expect((await ask('desk', '/api/incidents/nothing/trails')).status).toBe(404)
  })

  it('end with the incident', async () => {
    await town.must('desk', 'stand-down', { slip, incident: 'i1', unit: 'E1' })
    await town.must('desk', 'close-incident', { incident: 'i1', disposition: 'handled' })
    const before = await readings()
    expect((await ask('desk', '/api/incidents/i1/trails')).body).toEqual({ trails: [] })
    expect(await readings()).toBe(before)
  })
})
