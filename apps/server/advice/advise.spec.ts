import { readRoads, StandingClosures, type OsmSource, type RoadNetwork, type UnitGroups } from '@tocsin/city/roads'
import type { Area, Incident, Need, Plan, Point, Slip, Unit, UnitKind, UnitPhase } from '@tocsin/domain'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Going } from '../city.ts'
import type { Fold } from '../live/fold.ts'
import { createAdvise } from './advise.ts'
import { createRests, leastCases } from './rests.ts'
import type { Asked } from './situation.ts'

const now = Date.UTC(2026, 0, 2)
const kept = { version: 1, position: 1 }
/** A road of twelve kilometres from west to east. */
const at = (km: number): Point => ({ lon: 8 + km / 76, lat: 47 })

let roads: RoadNetwork
const source: OsmSource = (listener) => {
  for (let n = 0; n <= 12; n++) listener.node?.({ id: n + 1, ...at(n), tags: {} })
  const refs = Array.from({ length: 13 }, (_, n) => n + 1)
  listener.way?.({ id: 1, refs, tags: { highway: 'primary', maxspeed: '50' } })
  return Promise.resolve()
}
beforeAll(async () => {
  roads = await readRoads(source)
})

type Wish = {
  readonly id: string
  readonly km?: number
  readonly kind?: UnitKind
  readonly state?: UnitPhase
  readonly sinceS?: number
  readonly post?: string
  readonly people?: number
  readonly by?: 'car' | 'foot'
  readonly alsoOn?: readonly string[]
  readonly org?: string
  /** lent to the centre for so many seconds from now */
  readonly lentS?: number | undefined
}

const clock = { at: now, toldAt: now, by: 'a-lin', byRadio: false, doubtful: false }
const unit = ({
  id,
  kind = 'engine',
  state = { phase: 'available' },
  sinceS = 0,
  post,
  people,
  by = 'car',
  alsoOn = [],
  org = 'centre',
  lentS,
}: Wish): Unit => ({
  id,
  org,
  callSign: id,
  kind,
  name: null,
  post: post ?? null,
  vehicle: { profile: by },
  crew: [],
  capabilities: [],
  people: people ?? null,
  skills: [],
  state,
  since: { ...clock, at: now - sinceS * 1000 },
  movingTo: null,
  movedAt: [],
  planned: [],
  alsoOn,
  news: [],
  retiredAt: null,
  loans:
    lentS === undefined
      ? []
      : [
          {
            id: 'l-1',
            to: 'centre',
            reason: 'mutual-aid',
            until: now + lentS * 1000,
            asks: true,
            by: 'b',
            at: now,
            state: 'standing',
          },
        ],
})

const engines = (count: number): Need => ({
  capability: 'engine',
  count,
  of: 'units',
  addressed: { to: 'units' },
})

const planOf = (levels: readonly (readonly Need[])[], more: Partial<Plan> = {}): Plan => ({
  id: 'plan-fire',
  version: 3,
  name: { zh: '火', en: 'Fire' },
  order: 1,
  when: { types: ['fire'], priorities: [], areas: [], hours: [], tags: [], premises: [], addresses: [] },
  levels,
  areaOrder: [],
  ...more,
})

const incident = (id: string, more: Partial<Incident> = {}): Incident => ({
  id,
  org: 'centre',
  number: `N-${id}`,
  spoken: 7,
  type: 'fire',
  confirmed: null,
  tags: [],
  alarmLevel: 1,
  priority: 3,
  place: null,
  placeTyped: null,
  contacts: [],
  slips: [],
  joined: [],
  notes: 0,
  entries: [],
  files: [],
  drawings: [],
  withdrawnDrawings: [],
  openedAt: now,
  exercise: false,
  handover: null,
  held: null,
  onPaperAt: null,
  throws: [],
  briefed: null,
  touches: [],
  sharedWith: [],
  shares: [],
  sealed: null,
  hazards: null,
  openSince: now,
  state: { phase: 'open' },
  ...more,
})

const working = (slip: string, of: string, units: readonly string[]): Slip => ({
  id: slip,
  org: 'centre',
  number: slip,
  incident: of,
  exercise: false,
  addressee: { kind: 'unit', unit: units[0] ?? '' },
  sentAt: now,
  arrived: null,
  signed: null,
  runs: units.map((each) => ({
    unit: each,
    sent: clock,
    acknowledged: null,
    left: null,
    onScene: null,
    transporting: null,
    atDestination: null,
    finished: null,
    takenOff: null,
    corrections: [],
  })),
  state: { phase: 'working' },
  feedback: { phase: 'not-due' },
  manner: 'sent',
  sentBy: 'desk',
  advice: null,
  choice: null,
  filedAway: false,
  sealed: null,
  help: null,
})

type World = {
  readonly units: readonly Wish[]
  readonly plans?: readonly Plan[]
  readonly incidents?: readonly Incident[]
  readonly slips?: readonly Slip[]
  readonly posts?: Readonly<Record<string, number>>
  /** by post, the ground that it answers for */
  readonly areaOf?: Readonly<Record<string, Area>>
  readonly finished?: readonly number[]
  readonly areasAt?: (point: Point) => readonly string[]
  /** everybody is timed, however far */
  readonly timesAll?: boolean
  /** each search of the roads takes so long */
  readonly searchMs?: number
}

function adviseIn({
  units,
  plans = [],
  incidents = [],
  slips = [],
  posts = {},
  areaOf = {},
  finished = [],
  areasAt,
  timesAll = false,
  searchMs = 0,
}: World) {
  let clockMs = 0
  const folds = new Map<string, Fold>()
  for (const wish of units) folds.set(`unit/${wish.id}`, { kind: 'unit', state: unit(wish), ...kept })
  for (const plan of plans) {
    const state = { ...plan, org: 'centre', changedBy: 'x', changedAt: now, retired: false }
    folds.set(`plan/${plan.id}`, { kind: 'plan', state, ...kept })
  }
  for (const state of incidents) folds.set(`incident/${state.id}`, { kind: 'incident', state, ...kept })
  for (const state of slips) folds.set(`slip/${state.id}`, { kind: 'slip', state, ...kept })
  for (const [id, km] of Object.entries(posts)) {
    const state = {
      id,
      org: 'centre',
      kind: 'station',
      name: { zh: id, en: id },
      point: at(km),
      number: null,
      under: null,
      area: areaOf[id] ?? null,
    } as const
    folds.set(`post/${id}`, { kind: 'post', state, ...kept })
  }
  const rests = createRests()
  for (const seconds of finished) rests.add({ org: 'centre', type: 'fire', status: 'on-scene', seconds })
  const fixes = new Map(
    units.flatMap(({ id, km }) => {
      if (km === undefined) return []
      const fix = { point: at(km), at: now, accuracyM: 5, speedMps: null, headingDeg: null }
      return [[id, { unit: id, org: 'centre', fix, receivedAt: now }]]
    }),
  )
  const standing = new StandingClosures(roads)
  return createAdvise({
    board: { get: (subject) => folds.get(subject), folds: () => folds.entries(), position: () => 1 },
    positions: { of: (id) => fixes.get(id) },
    city: {
      hasWays: ({ profile }) => profile !== 'boat',
      areasAt: areasAt ?? (() => []),
      timesByGroup: (to: Point, from: readonly Point[], groups: UnitGroups, _?: Going, maxS?: number) => {
        clockMs += searchMs
        return standing.driveTimes(timesAll ? { to, from } : { to, from, groups, ...(maxS !== undefined && { maxS }) })
      },
    },
    rests,
    now: () => now,
    clockMs: () => clockMs,
  })
}

const asked = (more: Partial<Asked> = {}): Asked => ({
  incident: null,
  type: 'fire',
  priority: 2,
  tags: [],
  place: { point: at(0), label: 'Here 1' },
  alarmLevel: 1,
  exercise: false,
  ...more,
})
const ids = (list: readonly { readonly unit: string }[]): readonly string[] => list.map(({ unit: id }) => id)
const row = (count: number, from = 1): Wish[] =>
  Array.from({ length: count }, (_, n) => ({ id: `E${n + 1}`, km: from + n / 10 }))

describe('units of a neighbour', () => {
  const lent = (more: Partial<Wish> = {}): Wish => ({ id: 'L1', km: 0.5, org: 'neighbour', lentS: 60, ...more })
  const plans = [planOf([[engines(1)]])]

  it('that are lent are advised by drive time, with their owner named; one’s own has none', () => {
    const told = adviseIn({ units: [lent(), ...row(1)], plans })('centre', asked())
    expect(told.units).toMatchObject([{ unit: 'L1', lentBy: 'neighbour' }])
    expect(told.units[0]?.metres).toBeGreaterThan(0)
    expect(told.others).toMatchObject([{ unit: 'E1', lentBy: null }])
  })

  it('that are not lent, or no longer, are not told of', () => {
    const units = [lent({ lentS: undefined }), lent({ id: 'L2', lentS: -1 }), ...row(1)]
    const told = adviseIn({ units, plans })('centre', asked())
    expect([...ids(told.units), ...ids(told.others)]).toEqual(['E1'])
    expect(ids(told.left)).toEqual([])
  })

  it('at their owner’s work are not taken off it, and what it is is not told', () => {
    const slips = [working('S1', 'I1', ['L1'])]
    const incidents = [incident('I1', { org: 'neighbour', priority: 4 })]
    const state = { phase: 'dispatched', slip: 'S1' } as const
    const told = adviseIn({ units: [lent({ state }), ...row(1)], plans, slips, incidents })('centre', asked())
    expect(ids(told.units)).toEqual(['E1'])
    expect(told.left).toEqual([{ unit: 'L1', why: 'equal-or-higher' }])
    expect(JSON.stringify(told)).not.toContain('I1')
  })
})

describe('what is wanted', () => {
  it('DR12 names the plan and its version; DR8 level two wants what levels one and two say', () => {
    const advise = adviseIn({ units: row(9), plans: [planOf([[engines(2)], [engines(3)]])] })
    expect(advise('centre', asked())).toMatchObject({ plan: { id: 'plan-fire', version: 3 }, fallback: null })
    expect(ids(advise('centre', asked()).units)).toEqual(['E1', 'E2'])
    expect(ids(advise('centre', asked({ alarmLevel: 2 })).units)).toEqual(['E1', 'E2', 'E3', 'E4', 'E5'])
  })

  it('DR11 without a plan one unit of the branch goes', () => {
    const advise = adviseIn({ units: [...row(3), { id: 'A1', kind: 'ambulance', km: 1 }] })
    const advice = advise('centre', asked({ type: 'medical' }))
    expect(advice).toMatchObject({ plan: null, fallback: 'branch' })
    expect(ids(advice.units)).toEqual(['A1'])
  })

  it('DR8 what is at the incident already is counted first, and DR4 who is more than is wanted is surplus', () => {
    const units: Wish[] = [...row(4), { id: 'H1', state: { phase: 'en-route', slip: 's1' } }]
    units.push({ id: 'H2', state: { phase: 'on-scene', slip: 's1' } })
    const incidents = [incident('i1', { slips: [{ slip: 's1', post: null, units: ['H1', 'H2'] }] })]
    const world = { units, incidents, slips: [working('s1', 'i1', ['H1', 'H2'])] }
    const some = adviseIn({ ...world, plans: [planOf([[engines(3)]])] })('centre', asked({ incident: 'i1' }))
    expect(ids(some.units)).toEqual(['E1'])
    expect(some.needs).toMatchObject([{ count: 3, missing: 1 }])
    const less = adviseIn({ ...world, plans: [planOf([[engines(1)]])] })('centre', asked({ incident: 'i1' }))
    expect(less.units).toEqual([])
    expect(less.surplus).toEqual(['H2'])
  })

  it('DR4 what is wanted more and no longer since the last answer is said', () => {
    const advise = adviseIn({ units: row(3), plans: [planOf([[engines(2)]])] })
    const before = { plan: null, version: null, needs: [engines(1), { ...engines(1), capability: 'ambulance' }] }
    expect(advise('centre', asked(), before).changed).toEqual({
      before: { plan: null, version: null },
      more: [engines(1)],
      less: [{ ...engines(1), capability: 'ambulance' }],
    })
    const same = { plan: 'plan-fire', version: 3, needs: [engines(2)] }
    expect(advise('centre', asked(), same).changed).toBeNull()
  })

  it('DR9 what goes to the post of the area is left to it', () => {
    const toPost: Need = { ...engines(1), addressed: { to: 'post-of-area' } }
    const areasAt = (point: Point) => [point.lon < at(3).lon ? 'west' : 'east']
    const world = { units: row(3), plans: [planOf([[engines(1), toPost]])], areasAt }
    const advice = adviseIn({ ...world, posts: { far: 2.5, east: 3.5 } })('centre', asked())
    expect(ids(advice.units)).toEqual(['E1'])
    expect(advice.posts).toEqual([{ need: 1, post: 'far', how: 'same-area', isSent: false }])
    // an area on the map says more than where the post stands
    const square = (km: number, other: number) => {
      const [west, east] = [at(km).lon, at(other).lon]
      return [
        [
          [west, -1],
          [east, -1],
          [east, 90],
          [west, 90],
          [west, -1],
        ],
      ]
    }
    const mapped = { ...world, posts: { far: 2.5, east: 3.5 }, areaOf: { east: [square(-1, 1)] } }
    expect(adviseIn(mapped)('centre', asked()).posts).toMatchObject([{ post: 'east', how: 'same-area' }])
    const elsewhere = { ...mapped, areaOf: { east: [square(8, 9)] } }
    expect(adviseIn(elsewhere)('centre', asked()).posts).toMatchObject([{ post: 'far' }])
  })
})

describe('candidates', () => {
  const slips = [working('s1', 'i1', ['W1', 'W2'])]
  const plans = [planOf([[engines(2)]])]
  const atWork = (priority: 1 | 2 | 3 | 4, state: UnitPhase['phase'] = 'en-route', sinceS = 0): World => ({
    units: [
      { id: 'E1', km: 9 },
      { id: 'W1', km: 1, state: { phase: state === 'on-scene' ? state : 'en-route', slip: 's1' }, sinceS },
      { id: 'O1', km: 1, state: { phase: 'off-duty' } },
      { id: 'X1', km: 1, state: { phase: 'out-of-service', reason: 'meal' } },
    ],
    plans,
    slips,
    incidents: [incident('i1', { priority, slips: [{ slip: 's1', post: null, units: ['W1', 'W2'] }] })],
  })

  it('DR13 who is at lower-priority work is a divert, with what it would leave and whether others stay', () => {
    const { units } = adviseIn(atWork(3))('centre', asked())
    expect(units).toMatchObject([
      { unit: 'W1', standing: 'divert', abandons: { incident: 'i1', number: 'N-i1', priority: 3, othersStay: true } },
      { unit: 'E1', standing: 'available', abandons: null },
    ])
  })

  it.each([1, 2] as const)('DR13 who is at work of priority %i is none, and the answer says why', (priority) => {
    const advice = adviseIn(atWork(priority))('centre', asked())
    expect(ids(advice.units)).toEqual(['E1'])
    expect(advice.left.toSorted((a, b) => (a.unit < b.unit ? -1 : 1))).toEqual([
      { unit: 'O1', why: 'off-duty' },
      { unit: 'W1', why: 'equal-or-higher' },
      { unit: 'X1', why: 'out-of-service' },
    ])
  })

  it.each([1, 2] as const)(
    'DR13 who is about to clear work of priority %i is one, with how many cases say so, and abandons nothing',
    (priority) => {
      const finished = Array.from({ length: leastCases }, (_, n) => 400 + n)
      const world = { ...atWork(priority, 'on-scene', 300), finished }
      const { units, left } = adviseIn(world)('centre', asked())
      expect(units.find(({ unit: id }) => id === 'W1')).toMatchObject({
        standing: 'clearing',
        abandons: null,
        rest: { seconds: 109.5, cases: leastCases },
      })
      expect(left.map(({ why }) => why)).not.toContain('equal-or-higher')
      // its end is too far off, or it is real work and this a drill
      const long = { ...world, finished: finished.map((each) => each + 700) }
      const none = { unit: 'W1', why: 'equal-or-higher' }
      expect(adviseIn(long)('centre', asked()).left).toContainEqual(none)
      expect(adviseIn(world)('centre', asked({ exercise: true })).left).toContainEqual(none)
    },
  )

  it('DR13 a drill takes nobody from real work, and a real call anybody from a drill', () => {
    expect(ids(adviseIn(atWork(4))('centre', asked({ exercise: true })).units)).toEqual(['E1'])
    const world = atWork(1)
    const drill = { ...world, incidents: world.incidents?.map((each) => ({ ...each, exercise: true })) ?? [] }
    expect(ids(adviseIn(drill)('centre', asked({ priority: 4 })).units)).toEqual(['W1', 'E1'])
  })

  it('DR13 who is without ways is none', () => {
    const advise = adviseIn({ units: row(2), plans })
    const none = createAdvise({
      board: { get: () => undefined, folds: () => new Map<string, Fold>().entries(), position: () => 1 },
      positions: { of: () => undefined },
      city: { hasWays: () => false, areasAt: () => [], timesByGroup: () => [] },
      rests: createRests(),
      now: () => now,
    })
    expect(advise('centre', asked()).leftCounts).toMatchObject({ 'no-ways': 0 })
    expect(none('centre', asked()).units).toEqual([])
  })

  it('DR23 who is there by a job beside its own is counted as there, and not advised again', () => {
    const incidents = [
      incident('i1', { priority: 4, slips: [{ slip: 's1', post: null, units: ['W1'] }] }),
      incident('i2', { slips: [{ slip: 's2', post: null, units: ['W1'] }] }),
    ]
    const advice = adviseIn({
      units: [
        { id: 'E1', km: 9 },
        { id: 'W1', km: 1, state: { phase: 'on-scene', slip: 's1' }, alsoOn: ['s2'] },
      ],
      plans,
      incidents,
      slips: [working('s1', 'i1', ['W1']), { ...working('s2', 'i2', ['W1']), manner: 'beside' }],
    })('centre', asked({ incident: 'i2' }))
    expect(advice.present).toEqual(['W1'])
    expect(ids(advice.units)).toEqual(['E1'])
    expect(ids(advice.others)).toEqual([])
    expect(advice.left).toEqual([{ unit: 'W1', why: 'here' }])
  })

  it('DR14 who is about to clear comes with what is left of its work, by finished work of the same type', () => {
    const finished = Array.from({ length: leastCases }, (_, n) => 400 + n)
    const { units } = adviseIn({ ...atWork(3, 'on-scene', 300), finished })('centre', asked())
    const first = units.find(({ unit: id }) => id === 'W1')
    expect(first).toMatchObject({ standing: 'clearing', rest: { seconds: 109.5, cases: leastCases } })
    expect(first?.seconds).toBeCloseTo(109.5 + (first?.turnoutS ?? 0) + (first?.driveS ?? 0), 6)
  })

  it('DR32 what is left of its work goes by the time on scene as it was corrected', () => {
    const finished = Array.from({ length: leastCases }, (_, n) => 400 + n)
    const world = atWork(3, 'on-scene', 10)
    const onScene = { ...clock, at: now - 300_000 }
    const corrected = slips.map((slip) => ({
      ...slip,
      runs: slip.runs.map((run) => ({
        ...run,
        onScene,
        corrections: [{ milestone: 'onScene' as const, was: { ...clock, at: now - 10_000 }, by: 'a-lin', at: now }],
      })),
    }))
    const left = (slipsThen: World['slips']) =>
      adviseIn({ ...world, slips: slipsThen ?? [], finished })('centre', asked()).units.find(
        ({ unit: id }) => id === 'W1',
      )?.rest?.seconds
    expect([left(slips), left(corrected)]).toEqual([399.5, 109.5])
  })

  it('DR14 below twenty cases nothing is expected: then it would be a divert', () => {
    const finished = Array.from({ length: leastCases - 1 }, () => 400)
    const { units } = adviseIn({ ...atWork(3, 'on-scene', 300), finished })('centre', asked())
    expect(units.find(({ unit: id }) => id === 'W1')).toMatchObject({ standing: 'divert', rest: null })
  })

  it('DR14 the crew in quarters turns out, the one on its way back has started already', () => {
    const units: Wish[] = [
      { id: 'E1', km: 2, post: 'north' },
      { id: 'E2', km: 1, post: 'north' },
    ]
    const advice = adviseIn({ units, plans, posts: { north: 2 } })('centre', asked())
    const [back, inside] = advice.units
    expect(back).toMatchObject({ unit: 'E2', standing: 'moving-back' })
    expect(inside).toMatchObject({ unit: 'E1', standing: 'available' })
    expect(inside?.turnoutS).toBeGreaterThan(back?.turnoutS ?? Infinity)
  })

  it('DR15 without a position it is timed from its post, without either it comes last and only where nobody known is left', () => {
    const units: Wish[] = [{ id: 'E1', km: 9 }, { id: 'E2', post: 'north' }, { id: 'E0' }]
    const three = adviseIn({ units, plans: [planOf([[engines(3)]])], posts: { north: 2 } })('centre', asked())
    expect(three.units).toMatchObject([
      { unit: 'E2', from: 'post' },
      { unit: 'E1', from: 'position' },
      { unit: 'E0', from: 'unknown', seconds: null, whyUnknown: 'no-place' },
    ])
    const two = adviseIn({ units, plans, posts: { north: 2 } })('centre', asked())
    expect(ids(two.units)).toEqual(['E2', 'E1'])
    expect(ids(two.others)).toEqual(['E0'])
  })
})

describe('the answer', () => {
  it('DR17 says what is short, who would fill it, and when that one is free', () => {
    const slips = [working('s1', 'i1', ['W1'])]
    const incidents = [incident('i1', { priority: 1, slips: [{ slip: 's1', post: null, units: ['W1'] }] })]
    const units: Wish[] = [
      { id: 'E1', km: 1 },
      { id: 'W1', km: 1, state: { phase: 'on-scene', slip: 's1' }, sinceS: 100 },
    ]
    const finished = Array.from({ length: 30 }, () => 1000)
    const advice = adviseIn({ units, incidents, slips, finished, plans: [planOf([[engines(3)]])] })('centre', asked())
    expect(advice.shortfall).toEqual([
      {
        need: 0,
        missing: 2,
        able: 1,
        fillers: [{ unit: 'W1', why: 'equal-or-higher', freeInS: 900, cases: 30 }],
      },
    ])
  })

  it('DR18 every unit of the set and every quicker one beside it has its reasons; the next best stands by', () => {
    const units: Wish[] = [...row(9), { id: 'A1', kind: 'ambulance', km: 0.5 }]
    const advice = adviseIn({ units, plans: [planOf([[engines(2)]])] })('centre', asked())
    expect(advice.units.every(({ reasons, fills }) => reasons.length > 0 && fills.length > 0)).toBe(true)
    expect(advice.passedOver).toMatchObject([{ unit: 'A1', reason: { code: 'lacks-capability' } }])
    expect(ids(advice.others)[0]).toBe('E3')
  })

  it('DR20 without a place on the map it answers all the same: times are unknown', () => {
    const advice = adviseIn({ units: row(3), plans: [planOf([[engines(2)]])] })('centre', asked({ place: null }))
    expect(advice.units.map(({ seconds }) => seconds)).toEqual([null, null])
  })

  it('DR20 roads that take too long hold nobody up: who is not timed by then is advised with an unknown time, and it says so', () => {
    const units: Wish[] = [...row(2), { id: 'F1', kind: 'foot', by: 'foot', km: 1 }]
    const plans = [planOf([[engines(1), { ...engines(1), capability: 'foot' }]])]
    const inTime = adviseIn({ units, plans, searchMs: 90 })('centre', asked())
    expect(inTime.late).toBe(false)
    expect(inTime.units.every(({ seconds }) => seconds !== null)).toBe(true)
    const late = adviseIn({ units, plans, searchMs: 400 })('centre', asked())
    expect(late.late).toBe(true)
    expect(late.shortfall).toEqual([])
    expect(late.units).toHaveLength(2)
    expect(late.units.filter(({ seconds }) => seconds === null)).toHaveLength(1)
  })
})

describe('the search that ends early', () => {
  it('DR16 gives the set that timing everybody gives', () => {
    const kinds: readonly UnitKind[] = ['engine', 'ladder', 'ambulance', 'patrol']
    const units = Array.from({ length: 200 }, (_, n): Wish => {
      const kind = kinds[n % 4] ?? 'other'
      return { id: `U${n}`, kind, km: ((n * 7919) % 1200) / 100, people: n % 5 }
    })
    const needs: Need[] = [engines(3), { ...engines(2), capability: 'ladder' }]
    needs.push({ ...engines(9), capability: 'people', of: 'people' })
    const world = { units, plans: [planOf([needs])] }
    const here = asked({ place: { point: at(5), label: '' } })
    const some = adviseIn(world)('centre', here)
    const all = adviseIn({ ...world, timesAll: true })('centre', here)
    expect(some.units.length).toBeGreaterThanOrEqual(5)
    expect(some.units).toEqual(all.units)
    expect(some.passedOver.length).toBeLessThanOrEqual(all.passedOver.length)
    expect(all.shortfall).toEqual([])
  })
})
