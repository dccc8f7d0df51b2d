import { localTime, neutralListing } from '@tocsin/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { onRoad, startPlannedTown, type PlannedTown } from '../testing/planned-town.fixture.ts'
import { adviceAnswer } from './advice-answer.ts'

const timeZone = 'Asia/Shanghai'
const posts = { west: 1, middle: 6, east: 10 }
/** Where each stands, in the order of the road, and what it brings. */
const units = [
  { unit: 'E1', kind: 'engine', post: 'west', people: 4 },
  { unit: 'L1', kind: 'ladder', post: 'west', has: [{ code: 'ladder-height', amount: 24 }] },
  { unit: 'P1', kind: 'patrol', post: 'west', people: 2 },
  { unit: 'E2', kind: 'engine', post: 'middle', people: 4 },
  { unit: 'R2', kind: 'rescue', post: 'middle' },
  { unit: 'P2', kind: 'patrol', post: 'middle', people: 2, skills: [{ code: 'sworn', count: 1 }] },
  { unit: 'C2', kind: 'command', post: 'middle', has: [{ code: 'supervisor' }] },
  { unit: 'E3', kind: 'engine', post: 'east', people: 4 },
  { unit: 'L3', kind: 'ladder', post: 'east', has: [{ code: 'ladder-height', amount: 32 }] },
  { unit: 'P3', kind: 'patrol', post: 'east', people: 2, has: [{ code: 'speaks-yue' }] },
] as const

let town: PlannedTown
beforeAll(async () => {
  town = await startPlannedTown()
  for (const [post, at] of Object.entries(posts))
    await town.must('admin', 'open-post', {
      post,
      kind: 'station',
      name: { zh: post, en: post },
      point: onRoad(at),
    })
  for (const { unit, kind, post, ...brings } of units) {
    const { has, people, skills } = { has: [], people: null, skills: [], ...brings }
    await town.must('admin', 'register-unit', { unit, callSign: unit, kind, post })
    await town.must('admin', 'equip-unit', { unit, capabilities: has })
    await town.must('desk', 'sign-on-unit', { unit, crew: [], people, skills })
  }
  const equivalents = [{ whole: 'rescue', parts: ['engine', 'rescue-tools'] }]
  await town.must('admin', 'change-catalogue', { basedOn: 0, listing: { ...neutralListing, equivalents } })
}, 60_000)
afterAll(() => town.host.stop())

type Advice = z.output<typeof adviceAnswer>
async function ask(question: object): Promise<Advice> {
  const { status, body } = await town.tell('desk', '/api/advice', question)
  expect([status, body]).toEqual([200, expect.anything()])
  return adviceAnswer.parse(body)
}
const draft = (more: object = {}, at = 0) => ({
  draft: { type: 'theft', priority: 3, place: { point: onRoad(at), label: '' }, ...more },
})
const sent = ({ units: all }: Advice): readonly string[] => all.map(({ unit }) => unit).toSorted()

const need = (capability: string, count = 1, more: object = {}) => ({ capability, count, ...more })
const patrols = (count: number) => [[need('patrol', count)]]
/** Retired plans leave the board, and their versions with it: kept here. */
const versions = new Map<string, number>()
const versionOf = (plan: string): number => versions.get(plan) ?? 0
async function write(plan: string, body: object): Promise<void> {
  const whole = { name: { zh: plan, en: plan }, levels: patrols(1), ...body }
  await town.must('duty', 'write-plan', { plan, basedOn: versionOf(plan), body: whole })
  versions.set(plan, versionOf(plan) + 1)
}
async function retire(plan: string): Promise<void> {
  await town.must('duty', 'retire-plan', { plan, basedOn: versionOf(plan) })
  versions.set(plan, versionOf(plan) + 1)
}
/** Writes plans, asks, and takes the plans back, so that each case stands alone. */
async function under(plans: Readonly<Record<string, object>>, asking: () => Promise<void>): Promise<void> {
  for (const [plan, body] of Object.entries(plans)) await write(plan, body)
  try {
    await asking()
  } finally {
    for (const plan of Object.keys(plans)) await retire(plan)
  }
}

/** Six hours either side of now at the centre, on any day, and the other twelve. */
const { minute } = localTime(Date.now(), timeZone)
const days = [1, 2, 3, 4, 5, 6, 7]
const fromTo = (from: number) => ({ days, from: (from + 2880) % 1440, to: (from + 720 + 2880) % 1440 || 1440 })
const nowHours = fromTo(minute - 360)
const otherHours = fromTo(minute + 360)

describe('DR5 which plan is asked', () => {
  const fire = { type: 'fire-high-rise', priority: 1 }
  const at = { place: { point: onRoad(0), label: 'Harbour Road 3, block A' } }
  it.each<[string, Record<string, object>, object, string | null]>([
    ['a type stands for those below it', { a: { when: { types: ['fire-building'] } } }, fire, 'a'],
    ['and for no others', { a: { when: { types: ['fire-building'] } } }, { type: 'fire-vehicle' }, null],
    ['nor for those above it', { a: { when: { types: ['fire-high-rise'] } } }, { type: 'fire-building' }, null],
    [
      'the deeper type before the broader',
      { a: { when: { types: ['fire-building'], areas: ['west'] } }, b: { when: { types: ['fire-high-rise'] } } },
      fire,
      'b',
    ],
    ['priority', { a: { when: { priorities: [1] } }, b: { when: { priorities: [3, 4] } } }, { priority: 3 }, 'b'],
    ['no priority of the list', { a: { when: { priorities: [1, 2] } } }, { priority: 3 }, null],
    ['area', { a: { when: { areas: ['east'] } }, b: { when: { areas: ['west', 'middle'] } } }, {}, 'b'],
    ['another area', { a: { when: { areas: ['east', 'middle'] } } }, {}, null],
    ['no area without a place', { a: { when: { areas: ['west'] } } }, { place: null }, null],
    ['hours of now', { a: { when: { hours: [nowHours] } }, b: { when: { hours: [otherHours] } } }, {}, 'a'],
    ['hours that are not now', { b: { when: { hours: [otherHours] } } }, {}, null],
    ['all of its tags', { a: { when: { tags: ['school', 'minor'] } } }, { tags: ['minor', 'weapon', 'school'] }, 'a'],
    ['not some of its tags', { a: { when: { tags: ['school', 'minor'] } } }, { tags: ['school'] }, null],
    [
      'the address before everything',
      {
        a: { when: { addresses: ['harbour  road 3, BLOCK A'] } },
        b: { when: { types: ['fire-high-rise'], areas: ['west'] } },
      },
      { ...fire, ...at },
      'a',
    ],
    ['not the house beside it', { a: { when: { addresses: ['Harbour Road 3, block B'] } } }, at, null],
    [
      'area before hours, hours before tags, tags before priority',
      {
        a: { when: { priorities: [3] } },
        b: { when: { tags: ['minor'] } },
        c: { when: { hours: [nowHours] } },
        d: { when: { areas: ['west'] } },
      },
      { tags: ['minor'] },
      'd',
    ],
    [
      'hours before tags and priority',
      { a: { when: { priorities: [3] } }, b: { when: { tags: ['minor'] } }, c: { when: { hours: [nowHours] } } },
      { tags: ['minor'] },
      'c',
    ],
    [
      'tags before priority',
      { a: { when: { priorities: [3] } }, b: { when: { tags: ['minor'] } } },
      { tags: ['minor'] },
      'b',
    ],
    ['between equals the lower order', { a: { order: 20 }, b: { order: 10 } }, {}, 'b'],
    [
      'all conditions at once',
      { a: { when: { types: ['theft'], priorities: [3], areas: ['west'], hours: [nowHours] } } },
      {},
      'a',
    ],
    [
      'one that fails is enough',
      { a: { when: { types: ['theft'], priorities: [2], areas: ['west'], hours: [nowHours] } } },
      {},
      null,
    ],
  ])('%s', async (_, plans, more, expected) =>
    under(plans, async () => expect((await ask(draft(more))).plan?.id ?? null).toBe(expected)),
  )

  it('premises on whose ground the call lies are an exact place; a plan that is retired is not asked', async () => {
    const area = { point: onRoad(0), radiusM: 50 }
    const name = { zh: '仓库', en: 'Depot' }
    await town.must('desk', 'register-premises', {
      premises: 'depot',
      name,
      class: 'public-place',
      address: 'A 1',
      area,
    })
    await under({ a: { when: { premises: ['depot'] } }, b: { when: { types: ['theft'] } } }, async () => {
      expect((await ask(draft())).plan).toMatchObject({ id: 'a' })
      expect((await ask(draft({}, 2))).plan).toMatchObject({ id: 'b' })
      await retire('a')
      expect((await ask(draft())).plan).toMatchObject({ id: 'b' })
      await write('a', {})
    })
  })
})

describe('what a plan sends', () => {
  type Case = readonly [title: string, body: object, asked: object, at: number, units: readonly string[]]
  const cases: readonly Case[] = [
    [
      'DR6 two patrols and a supervisor',
      { levels: [[need('patrol', 2), need('supervisor')]] },
      {},
      0,
      ['C2', 'P1', 'P2'],
    ],
    [
      'DR6 two people, one of them sworn: one crew has both, though another is nearer',
      { levels: [[need('people', 2, { of: 'people' }), need('sworn', 1, { of: 'people' })]] },
      {},
      6,
      ['P2'],
    ],
    ['DR6 six people: crews add up', { levels: [[need('people', 6, { of: 'people' })]] }, {}, 0, ['E1', 'P1']],
    [
      'DR6 a ladder of 30 m: the near one is too short',
      { levels: [[need('ladder-height', 1, { atLeast: 30 })]] },
      {},
      0,
      ['L3'],
    ],
    ['DR6 a ladder of 20 m: the near one', { levels: [[need('ladder-height', 1, { atLeast: 20 })]] }, {}, 0, ['L1']],
    ['DR6 one who speaks Cantonese', { levels: [[need('speaks-yue')]] }, {}, 0, ['P3']],
    ['DR6 a unit fills one need at a time', { levels: [[need('patrol'), need('speaks-yue')]] }, {}, 0, ['P1', 'P3']],
    [
      'DR7 a rescue engine stands for engine and tools',
      { levels: [[need('engine'), need('rescue-tools')]] },
      {},
      6,
      ['R2'],
    ],
    ['DR8 level 1 wants its own needs', { levels: [[need('engine')], [need('engine', 2)]] }, {}, 0, ['E1']],
    [
      'DR8 level 2 adds to level 1',
      { levels: [[need('engine')], [need('ladder', 2)]] },
      { alarmLevel: 2 },
      0,
      ['E1', 'L1', 'L3'],
    ],
    [
      'DR8 a level above the last wants what that wants',
      { levels: [[need('engine')], [need('ladder')]] },
      { alarmLevel: 5 },
      0,
      ['E1', 'L1'],
    ],
    [
      'DR10 the first area is asked before who is nearer',
      { levels: [[need('engine')]], areaOrder: [['east'], ['west', 'middle']] },
      {},
      0,
      ['E3'],
    ],
    [
      'DR10 the next area joins for what the first lacks, the one after it does not, though it is nearer',
      { levels: [[need('engine', 2)]], areaOrder: [['west'], ['east'], ['middle']] },
      {},
      8,
      ['E1', 'E3'],
    ],
    [
      'DR10 areas that are not named come after all of them',
      { levels: [[need('patrol', 2)]], areaOrder: [['east'], ['middle']] },
      {},
      0,
      ['P2', 'P3'],
    ],
  ]
  it.each(cases)('%s', async (_, body, asked, at, expected) =>
    under({ a: body }, async () => {
      const advice = await ask(draft(asked, at))
      expect([advice.plan?.id, sent(advice), advice.shortfall]).toEqual(['a', expected, []])
      expect(advice.units.every(({ seconds }) => seconds !== null && seconds > 0)).toBe(true)
    }),
  )

  it('DR17 what nobody has is said, and the rest goes', () =>
    under({ a: { levels: [[need('ladder-height', 1, { atLeast: 50 }), need('engine')]] } }, async () => {
      const advice = await ask(draft())
      expect(sent(advice)).toEqual(['E1'])
      expect(advice.shortfall).toMatchObject([{ need: 0, missing: 1, able: 0 }])
    }))

  it('DR9 what goes to a post is left to it: the named one, or the one of the area', async () => {
    const to = (addressed: object) => need('patrol', 1, { addressed })
    const levels = [[need('engine'), to({ to: 'post', post: 'east' }), to({ to: 'post-of-area' })]]
    await under({ a: { levels } }, async () => {
      const advice = await ask(draft({}, 5))
      expect(sent(advice)).toEqual(['E2'])
      expect(advice.posts).toEqual([
        { need: 1, post: 'east', how: 'named', isSent: false },
        { need: 2, post: 'middle', how: 'same-area', isSent: false },
      ])
    })
  })

  it('DR12 the answer names the version that holds, and the next one holds at once', () =>
    under({ a: {} }, async () => {
      const version = versionOf('a')
      expect((await ask(draft())).plan).toMatchObject({ id: 'a', version })
      await write('a', { levels: patrols(2) })
      const advice = await ask(draft())
      expect([advice.plan?.version, sent(advice)]).toEqual([version + 1, ['P1', 'P2']])
    }))

  it('DR11 without a plan the needs of the type hold, without those one unit of its branch', async () => {
    const fold = town.host.app.board.get('catalogue/own')
    if (fold?.kind !== 'catalogue') throw new Error('no lists')
    const { version, types, tags, severity, feedback, capabilities, equivalents } = fold.state
    const rest = { tags, severity, feedback, capabilities, equivalents }
    const withNeeds = types.map((type) => (type.code === 'gas' ? { ...type, needs: [need('engine', 2)] } : type))
    await town.must('admin', 'change-catalogue', { basedOn: version, listing: { ...rest, types: withNeeds } })
    const gas = await ask(draft({ type: 'gas', priority: 1 }))
    expect([gas.fallback, sent(gas)]).toEqual(['type', ['E1', 'E2']])
    const noise = await ask(draft({ type: 'noise' }))
    expect([noise.plan, noise.fallback, sent(noise)]).toEqual([null, 'branch', ['P1']])
  })
})

describe('DR4 a change of the incident', () => {
  const plans = {
    theft: { when: { types: ['theft'] }, levels: [[need('patrol')], [need('supervisor')]] },
    robbery: { when: { types: ['robbery'] }, levels: [[need('patrol', 2), need('supervisor')]] },
    armed: { when: { types: ['robbery'], tags: ['weapon'] }, levels: [[need('patrol', 3)]] },
    urgent: { when: { types: ['theft'], priorities: [1] }, levels: [[need('patrol', 2)]] },
    eastern: { when: { types: ['theft'], areas: ['east'] }, levels: [[need('engine')]] },
  }
  const place = (at: number) => ({ point: onRoad(at), radiusM: 10, label: '', source: 'map' })
  let count = 0
  /** Opens an incident, asks, changes it, and asks again with what was told before. */
  async function change(type: string, body: object, also: readonly string[] = []) {
    const incident = `i-${(count += 1)}`
    const opening = { contact: null, type: 'theft', priority: 3, place: place(0), placeTyped: null }
    await town.must('taker', 'open-incident', { incident, ...opening })
    for (const unit of also) await town.must('desk', 'dispatch-unit', { slip: `${incident}-${unit}`, incident, unit })
    const { plan, needs } = await ask({ incident })
    const last = { plan: plan?.id ?? null, version: plan?.version ?? null, needs }
    expect((await ask({ incident, last })).changed).toBeNull()
    await town.must('desk', type, { incident, ...body })
    const advice = await ask({ incident, last })
    for (const unit of also) await town.must('desk', 'stand-down', { slip: `${incident}-${unit}`, incident, unit })
    await town.must('desk', 'close-incident', { incident, disposition: 'no-action-needed' })
    return { advice, last }
  }
  const told = ({ changed }: Advice) => ({
    before: changed?.before.plan,
    more: changed?.more.map(({ capability, count: n }) => `${n} ${capability}`),
    less: changed?.less.map(({ capability, count: n }) => `${n} ${capability}`),
  })

  it.each<[string, string, object, string, readonly string[], readonly string[]]>([
    ['type', 'retype-incident', { type: 'robbery', priority: 3 }, 'robbery', ['1 patrol', '1 supervisor'], []],
    ['priority', 'retype-incident', { type: 'theft', priority: 1 }, 'urgent', ['1 patrol'], []],
    ['place', 'place-incident', { place: place(11), placeTyped: null }, 'eastern', ['1 engine'], ['1 patrol']],
    ['alarm level', 'set-alarm-level', { level: 2 }, 'theft', ['1 supervisor'], []],
  ])(
    'of %s asks the plans anew and says what is wanted more and what no longer',
    async (_, type, body, plan, more, less) =>
      under(plans, async () => {
        const { advice } = await change(type, body)
        expect(advice.plan?.id).toBe(plan)
        expect(told(advice)).toEqual({ before: 'theft', more, less })
      }),
  )

  it('of tags does the same', () =>
    under({ ...plans, plain: { when: { tags: ['weapon'], types: ['theft'] }, levels: patrols(3) } }, async () => {
      const { advice } = await change('tag-incident', { tags: ['weapon'] })
      expect([advice.plan?.id, told(advice).more]).toEqual(['plain', ['2 patrol']])
    }))

  it('says which unit on its way is no longer wanted, and stands nobody down', () =>
    under(plans, async () => {
      const { advice } = await change('place-incident', { place: place(11), placeTyped: null }, ['P1'])
      expect(advice.present).toEqual(['P1'])
      expect(advice.surplus).toEqual(['P1'])
      expect(sent(advice)).toEqual(['E3'])
    }))

  it('asks only for what those on their way lack', () =>
    under(plans, async () => {
      const { advice } = await change('retype-incident', { type: 'robbery', priority: 3 }, ['P1'])
      expect(sent(advice)).toEqual(['C2', 'P2'])
      expect(advice.surplus).toEqual([])
    }))
})
