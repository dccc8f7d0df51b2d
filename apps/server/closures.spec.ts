import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importCity } from '@tocsin/city/import'
import type { Closure, CommandBodies } from '@tocsin/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { App } from './app.ts'
import { followClosures, retireClosures } from './closures.ts'
import { recommendationAnswer, wayAnswer } from './http/answers.ts'
import type { Fold } from './live/fold.ts'
import { startTestApp, type TestApp } from './testing/app.fixture.ts'

const hour = 3_600_000
const closure = (id: string, said: Partial<Closure> = {}): Fold => ({
  kind: 'closure',
  version: 1,
  position: 1,
  state: {
    id,
    org: 'centre',
    geometry: { kind: 'point', point: { lon: 7.42, lat: 43.73 } },
    effect: { kind: 'closed' },
    direction: 'both',
    startsAt: 0,
    endsAt: null,
    reason: 'works',
    note: '',
    drawnAt: 0,
    drawnBy: 'a',
    exercise: false,
    liftedAt: null,
    ...said,
  },
})

describe('closures by the clock', () => {
  it('come and go at their times, drills apart, without anything being said', () => {
    let now = hour
    const folds = new Map([
      ['closure/a', closure('a', { startsAt: 2 * hour, endsAt: 3 * hour })],
      ['closure/b', closure('b')],
      ['closure/drill', closure('drill', { exercise: true })],
    ])
    const closures = followClosures({ folds: () => folds.entries(), listen: () => () => true }, () => now)
    const ids = (exercise = false) => closures.inForce(exercise).map(({ id }) => id)
    expect([ids(), ids(true)]).toEqual([['b'], ['drill']])
    expect(closures.inForce(false)).toBe(closures.inForce(false))
    now = 2 * hour
    expect(ids()).toEqual(['a', 'b'])
    now = 3 * hour
    expect(ids()).toEqual(['b'])
  })
})

const monaco = join(import.meta.dirname, '../../../shared/data/osm/monaco.osm.pbf')
const place = { lon: 7.4268, lat: 43.7398 }
type Way = z.output<typeof wayAnswer>

describe.skipIf(!existsSync(monaco))('given Monaco, a unit and a dispatcher', { timeout: 120_000 }, () => {
  let host: TestApp
  let folder: string
  let cookie: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'closures-'))
    await importCity({ source: monaco, name: 'monaco', intoDir: join(folder, 'monaco') })
    host = await startTestApp()
    await host.app.city.use(join(folder, 'monaco'))
    await host.give('centre', {
      type: 'found-organisation',
      body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
    })
    const point = { lon: 7.4146, lat: 43.7311 }
    const name = { zh: '站', en: 'Station' }
    await host.give('centre', { type: 'open-post', body: { post: 'p', kind: 'station', name, point } })
    await host.give('centre', {
      type: 'register-unit',
      body: { unit: 'E1', callSign: 'E1', kind: 'engine', post: 'p' },
    })
    await host.account('centre', 'crew', ['responder'])
    await host.account('centre', 'dispatcher', ['dispatcher'])
    await host.give('centre', { type: 'sign-on-unit', body: { unit: 'E1', crew: ['crew'] } })
    cookie = await host.signIn('dispatcher')
  }, 120_000)
  afterAll(async () => {
    await host.stop()
    await rm(folder, { recursive: true })
  })

  const ask = async (app: App, path: string, exercise = false) => {
    const { lon, lat } = place
    return fetch(`${app.url}${path}?lon=${lon}&lat=${lat}&unit=E1&exercise=${exercise}`, { headers: { cookie } })
  }
  const way = async (app: App = host.app, exercise = false): Promise<Way> =>
    wayAnswer.parse(await (await ask(app, '/api/route', exercise)).json())
  const best = async (app: App = host.app, exercise = false) =>
    recommendationAnswer.parse(await (await ask(app, '/api/recommendation', exercise)).json()).units[0]
  const draw = (id: string, said: Partial<CommandBodies['draw-closure']>, exercise = false) =>
    host.app.take('system', 'centre', {
      id: crypto.randomUUID(),
      type: 'draw-closure',
      body: {
        closure: id,
        reason: 'flood',
        effect: { kind: 'closed' },
        geometry: { kind: 'point', point: place },
        ...said,
      },
      deviceAt: null,
      seat: null,
      exercise,
    })
  const lift = (id: string) => host.give('centre', { type: 'lift-closure', body: { closure: id } })

  /** A small area half-way. */
  async function halfWay(): Promise<CommandBodies['draw-closure']['geometry']> {
    const { line } = await way()
    const [lon, lat] = line[Math.floor(line.length / 2)] ?? [0, 0]
    const d = 0.0002
    const corners = [
      [-d, -d],
      [d, -d],
      [d, d],
      [-d, d],
    ] as const
    return { kind: 'area', line: corners.map(([x, y]) => ({ lon: lon + x, lat: lat + y })) }
  }

  it('a drawn closure changes the next recommendation and way, here and in a second server, and lifting gives them back', async () => {
    const before = await way()
    expect(before).toMatchObject({ delayS: 0, around: [], slow: [], inside: [] })
    expect(await draw('flood', { geometry: await halfWay() })).toMatchObject({ ok: true })
    const after = await way()
    expect(after.around).toEqual(['flood'])
    expect(after.delayS).toBeGreaterThan(0)
    expect(await best()).toMatchObject({ unit: 'E1', seconds: after.seconds, delayS: after.delayS })
    const second = await host.secondServer()
    try {
      await second.city.use(join(folder, 'monaco'))
      expect(await way(second)).toEqual(after)
      await lift('flood')
      await second.board.reaches(host.app.board.position())
      expect([await way(second), await way()]).toEqual([before, before])
    } finally {
      await second.close()
    }
  })

  it('is shown before it is drawn: the roads it hits, none where there is none, nothing stored, too large is told', async () => {
    const preview = (geometry: object, as = cookie) =>
      fetch(`${host.app.url}/api/closures/preview`, {
        method: 'POST',
        headers: { cookie: as, 'content-type': 'application/json' },
        body: JSON.stringify({ geometry }),
      })
    const before = host.app.board.position()
    const hit = z
      .object({
        pieces: z.number(),
        metres: z.number(),
        roads: z.array(z.object({ name: z.object({}).nullable() })),
        lines: z.array(z.unknown()),
      })
      .parse(await (await preview(await halfWay())).json())
    expect(hit.pieces).toBeGreaterThan(0)
    expect(hit.lines).toHaveLength(hit.pieces)
    expect(hit.roads.some(({ name }) => name !== null)).toBe(true)
    const atSea = [0, 0.001].map((d) => ({ lon: 7.45 + d, lat: 43.71 }))
    expect(await (await preview({ kind: 'across', line: atSea })).json()).toMatchObject({ pieces: 0, roads: [] })
    const wide = await preview({ kind: 'along', line: [place, { ...place, lat: place.lat + 1 }] })
    expect([wide.status, await wide.json()]).toMatchObject([400, { field: 'body.geometry' }])
    const many = await preview({ kind: 'along', line: Array.from({ length: 201 }, () => place) })
    expect(many.status).toBe(400)
    expect((await preview({ kind: 'across', line: [place] })).status).toBe(400)
    expect(host.app.board.position()).toBe(before)
  })

  it('a slow-down makes the way longer, a closed-off unit is told as such, a drill touches nothing real', async () => {
    const before = await way()
    const box = { lon: [7.4, 7.45], lat: [43.72, 43.76] }
    const ring = [0, 1, 1, 0].map((x, n) => ({ lon: box.lon[x] ?? 0, lat: box.lat[n < 2 ? 0 : 1] ?? 0 }))
    await draw('ice', { effect: { kind: 'slower', factor: 3 }, geometry: { kind: 'area', line: ring } })
    expect((await way()).seconds).toBeGreaterThan(2 * before.seconds)
    expect((await way()).slow).toEqual(['ice'])
    await lift('ice')
    const across = [
      { lon: 7.4, lat: 43.7355 },
      { lon: 7.45, lat: 43.7355 },
    ]
    await draw('drill', { geometry: { kind: 'across', line: across } }, true)
    expect(await way()).toEqual(before)
    expect(await best(host.app, true)).toMatchObject({ seconds: null, whyUnknown: 'closed-off' })
    expect((await ask(host.app, '/api/route', true)).status).toBe(404)
    await lift('drill')
    expect(await best(host.app, true)).toMatchObject({ seconds: before.seconds, delayS: 0 })
  })

  it('stands after a restart, and on the roads of the next city', async () => {
    await draw('works', { geometry: await halfWay() })
    const after = await way()
    await host.app.close()
    host = await startTestApp({ dataDir: host.dataDir })
    await host.app.city.use(join(folder, 'monaco'))
    cookie = await host.signIn('dispatcher')
    expect(await way()).toEqual(after)
    await host.app.city.use(join(folder, 'monaco'))
    expect(await way()).toEqual(after)
  })

  it('ground that a layer of the city closes is gone around as well', async () => {
    await lift('works')
    const before = await way()
    const area = await halfWay()
    const line = 'line' in area ? area.line : []
    const ring = [...line, ...line.slice(0, 1)].map(({ lon, lat }) => [lon, lat])
    const feature = {
      type: 'Feature',
      properties: { id: 'yard', name: 'Yard' },
      geometry: { type: 'Polygon', coordinates: [ring] },
    }
    const file = join(folder, 'closed.geojson')
    await writeFile(file, JSON.stringify({ type: 'FeatureCollection', features: [feature] }))
    const intoDir = join(folder, 'closed')
    await importCity({ source: monaco, layers: [{ kind: 'closed-areas', file }], name: 'closed', intoDir })
    await host.app.city.use(intoDir)
    const after = await way()
    expect(after.delayS).toBeGreaterThan(0)
    expect(after.around).toEqual([expect.stringMatching(/^city\//)])
    await host.app.city.use(join(folder, 'monaco'))
    expect(await way()).toEqual(before)
  })

  const historyOf = async (id: string): Promise<readonly string[]> =>
    (await host.app.store.queries.readSubjectEvents([`closure/${id}`])).map(({ type }) => type)
  const retire = (app: App, known: readonly Closure[]) =>
    retireClosures({
      closures: { all: () => known },
      take: app.take,
      now: () => Date.now() + 2 * hour,
      warn: () => undefined,
    })
  /** A closure that is over by the log's clock, as one who looks now sees it. */
  async function drawEnded(id: string): Promise<readonly Closure[]> {
    const endsAt = host.app.store.clock.now() + 500
    await draw(id, { endsAt })
    await expect.poll(() => host.app.store.clock.now()).toBeGreaterThan(endsAt)
    return [...followClosures(host.app.board, Date.now).all()].filter((each) => each.id === id)
  }

  it('is filed away after its end, once, also where two processes see to it', async () => {
    const seen = await drawEnded('short')
    await retireClosures({ closures: { all: () => seen }, take: host.app.take, now: Date.now, warn: () => undefined })
    expect(host.app.board.get('closure/short')).toBeDefined()
    const second = await host.secondServer()
    try {
      await Promise.all([retire(host.app, seen), retire(second, seen), retire(host.app, seen)])
      await host.app.board.reaches(await host.app.store.queries.end())
    } finally {
      await second.close()
    }
    expect(host.app.board.get('closure/short')).toBeUndefined()
    expect(await historyOf('short')).toEqual(['closure-drawn', 'closure-lifted'])
  })

  it('that is prolonged between the look and the filing stays, whichever process looked', async () => {
    const seen = await drawEnded('long')
    const second = await host.secondServer()
    try {
      const geometry = { kind: 'point', point: place } as const
      const effect = { kind: 'closed' } as const
      const endsAt = Date.now() + 9 * hour
      await host.give('centre', {
        type: 'change-closure',
        body: { closure: 'long', geometry, effect, reason: 'flood', endsAt },
      })
      await Promise.all([retire(second, seen), retire(host.app, seen)])
      expect(host.app.board.get('closure/long')?.state).toMatchObject({ endsAt, liftedAt: null })
      expect(await historyOf('long')).toEqual(['closure-drawn', 'closure-changed'])
      await lift('long')
    } finally {
      await second.close()
    }
  })
})
