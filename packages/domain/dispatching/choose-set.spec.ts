import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everySet, unmetBy } from '../testing/every-set.fixture.ts'
import { situations } from '../testing/situations.fixture.ts'
import type { Candidate } from './candidate.ts'
import { chooseSet, type ChoiceQuestion } from './choose-set.ts'
import { need, type Need } from './needs.ts'
import { needsAt, wantedOf } from './wanted-of.ts'

const wants = (capability: string, count = 1, more: object = {}): Need => need.parse({ capability, count, ...more })
const can = (...codes: string[]) => ({ capabilities: codes.map((code) => ({ code })), people: [] })
type Less = Partial<Omit<Candidate, 'unit' | 'seconds' | 'abilities'>>
const unit = (id: string, seconds: number | null, codes: string, more: Less = {}): Candidate => ({
  unit: id,
  seconds,
  divert: false,
  tier: 0,
  ...more,
  abilities: can(...codes.split(' ')),
})
const crewed = (id: string, seconds: number, codes: string, people: number): Candidate => ({
  ...unit(id, seconds, codes),
  abilities: { ...can(...codes.split(' ')), people: [{ code: 'people', count: people }] },
})
const choose = (needs: readonly Need[], candidates: readonly Candidate[], more: Partial<ChoiceQuestion> = {}) =>
  chooseSet({ needs, candidates, equivalents: [], ...more })
const ids = ({ units }: ReturnType<typeof chooseSet>): readonly string[] => units.map((each) => each.unit)
const rescue = [{ whole: 'heavy', parts: ['engine', 'rescue'] }]

describe('DR6 needs', () => {
  it('DR6 a unit fills one need at a time', () => {
    const answer = choose([wants('engine'), wants('ladder')], [unit('A', 10, 'engine ladder'), unit('B', 90, 'ladder')])
    expect(answer.units.map(({ unit: id, fills }) => [id, fills[0]?.need])).toEqual([
      ['A', 0],
      ['B', 1],
    ])
  })

  it('DR6 crews add up, whatever else their unit is counted for', () => {
    const needs = [wants('engine'), wants('people', 6, { of: 'people' })]
    const answer = choose(needs, [
      crewed('A', 10, 'engine', 4),
      crewed('B', 20, 'patrol', 1),
      crewed('C', 30, 'patrol', 2),
    ])
    expect(ids(answer)).toEqual(['A', 'C'])
    expect(answer.units[0]?.fills).toEqual([
      { need: 0, count: 1, whole: null },
      { need: 1, count: 4, whole: null },
    ])
  })

  it('DR6 a ladder of 24 m is none of 30 m', () => {
    const ladder = (id: string, seconds: number, amount: number): Candidate => ({
      ...unit(id, seconds, ''),
      abilities: { capabilities: [{ code: 'ladder', amount }], people: [] },
    })
    expect(ids(choose([wants('ladder', 1, { atLeast: 30 })], [ladder('A', 10, 24), ladder('B', 90, 30)]))).toEqual([
      'B',
    ])
  })
})

describe('DR7 equivalents', () => {
  it('DR7 one unit stands for several, and says by what', () => {
    const answer = choose([wants('engine'), wants('rescue')], [unit('R', 10, 'heavy'), unit('E', 20, 'engine')], {
      equivalents: rescue,
    })
    expect(ids(answer)).toEqual(['R'])
    expect(answer.units[0]?.fills).toMatchObject([
      { need: 0, whole: 'heavy' },
      { need: 1, whole: 'heavy' },
    ])
  })

  it('DR7 takes no way away: it may still be just an engine', () => {
    expect(ids(choose([wants('engine')], [unit('R', 10, 'heavy engine')], { equivalents: rescue }))).toEqual(['R'])
  })
})

describe('DR8 alarm levels', () => {
  const plan = { levels: [[wants('engine', 2)], [wants('engine'), wants('ladder')], [wants('chief')]] }

  it('DR8 at level n everything of levels 1 to n is wanted, equal needs as one', () => {
    expect(needsAt(plan, 2)).toMatchObject([
      { capability: 'engine', count: 3 },
      { capability: 'ladder', count: 1 },
    ])
    expect(needsAt(plan, 9)).toHaveLength(3)
  })

  it('DR8 only what is missing is asked for', () => {
    expect(wantedOf(plan, 2, [can('engine'), can('engine', 'ladder')])).toMatchObject([
      { capability: 'engine', count: 1 },
      { capability: 'ladder', count: 1 },
    ])
    expect(wantedOf(plan, 1, [can('engine'), can('engine'), can('engine')])).toEqual([])
  })

  it('DR8 who is there is counted for what leaves the better set', () => {
    const candidates = [unit('E', 10, 'engine'), unit('L', 500, 'ladder')]
    const needs = [wants('engine'), wants('ladder')]
    expect(ids(choose(needs, candidates, { present: [can('engine', 'ladder')] }))).toEqual(['E'])
  })
})

it('DR9 a need that is addressed to a post is left to the post', () => {
  const toPost = wants('patrol', 1, { addressed: { to: 'post-of-area' } })
  expect(choose([toPost], [unit('A', 10, 'patrol')])).toMatchObject({ units: [], shortfall: [] })
})

describe('DR10 order of areas', () => {
  it('DR10 a further area is not asked while the first meets the plan, however near it is', () => {
    const answer = choose([wants('engine')], [unit('A', 10, 'engine', { tier: 1 }), unit('B', 900, 'engine')])
    expect(ids(answer)).toEqual(['B'])
    expect(answer.passedOver).toEqual([{ unit: 'A', seconds: 10, reason: { code: 'area-not-asked', tier: 1 } }])
  })

  it('DR10 once it joins it counts like the first', () => {
    const candidates = [
      unit('A', 10, 'engine', { tier: 1 }),
      unit('B', 900, 'engine'),
      unit('C', 50, 'engine', { tier: 1 }),
    ]
    const answer = choose([wants('engine', 2)], [...candidates, unit('D', 1, 'engine', { tier: 2 })])
    expect([ids(answer), answer.tier]).toEqual([['A', 'C'], 1])
  })
})

describe('DR15 doubt is said', () => {
  it('DR15 unknown is never before known, and never a zero', () => {
    const answer = choose([wants('engine')], [unit('A', null, 'engine'), unit('B', 9000, 'engine')])
    expect(ids(answer)).toEqual(['B'])
    expect(ids(choose([wants('engine')], [unit('A', Number.NaN, 'engine'), unit('B', 9, 'engine')]))).toEqual(['B'])
  })

  it('DR15 it is chosen when nothing known can fill the need, and says so', () => {
    const { units } = choose([wants('engine')], [unit('A', null, 'engine'), unit('B', 10, 'patrol')])
    expect(units).toMatchObject([
      { unit: 'A', seconds: null, reasons: [{ code: 'only-one' }, { code: 'time-unknown' }] },
    ])
  })

  it('DR15 a divert whose time is known goes before an unknown time', () => {
    const candidates = [unit('A', null, 'engine'), unit('B', 900, 'engine', { divert: true })]
    expect(ids(choose([wants('engine')], candidates))).toEqual(['B'])
  })
})

describe('DR16 the set', () => {
  it('DR16 is not greedy: the quickest of each need in turn would cost more', () => {
    const candidates = [unit('A', 10, 'engine ladder'), unit('B', 12, 'engine'), unit('C', 600, 'ladder')]
    expect(ids(choose([wants('engine'), wants('ladder')], candidates))).toEqual(['A', 'B'])
  })

  it('DR16 the first unit counts before the sum', () => {
    const candidates = [unit('A', 10, 'engine'), unit('R', 20, 'heavy'), unit('C', 600, 'rescue')]
    const needs = [wants('engine'), wants('rescue')]
    expect(ids(choose(needs, candidates, { equivalents: rescue }))).toEqual(['A', 'C'])
  })

  it('DR16 holds no unit that can be spared, however quick it is', () => {
    const candidates = [unit('A', 10, 'engine'), unit('R', 20, 'heavy')]
    const needs = [wants('engine'), wants('rescue')]
    expect(ids(choose(needs, candidates, { equivalents: rescue }))).toEqual(['R'])
  })

  it('DR16 at equal times the lower ids go', () => {
    expect(
      ids(choose([wants('engine', 2)], [unit('C', 5, 'engine'), unit('B', 5, 'engine'), unit('A', 5, 'engine')])),
    ).toEqual(['A', 'B'])
  })

  it('DR16 diverts only where the set cannot be met without, as few as can be', () => {
    const divert = { divert: true }
    const candidates = [unit('A', 1, 'engine', divert), unit('B', 2, 'engine', divert), unit('C', 900, 'engine')]
    const { units, passedOver } = choose([wants('engine', 2)], candidates)
    expect(units).toMatchObject([{ unit: 'A', reasons: [{}, {}, { code: 'divert-needed' }] }, { unit: 'C' }])
    expect(passedOver).toEqual([{ unit: 'B', seconds: 2, reason: { code: 'would-abandon' } }])
  })

  it('DR16 whatever order they are listed in, the answer is the same', () => {
    fc.assert(
      fc.property(situations(9), (question) => {
        const turned = { ...question, candidates: question.candidates.toReversed() }
        expect(chooseSet(turned)).toEqual(chooseSet(question))
      }),
      { numRuns: 500 },
    )
  })

  it('DR16 where each unit fills one need, one more like one that was passed over, but slower, changes nothing', () => {
    fc.assert(
      fc.property(situations(8), fc.nat(), (drawn, pick) => {
        const needs = drawn.needs.filter(({ of }) => of === 'units')
        const candidates = drawn.candidates.map((each) => ({ ...each, tier: 0 }))
        const question = { ...drawn, needs, candidates, equivalents: [] }
        const chosen = ids(chooseSet(question))
        const spare = candidates.filter((each) => !chosen.includes(each.unit) && each.seconds !== null)
        const twin = spare[pick % Math.max(1, spare.length)]
        fc.pre(twin !== undefined)
        const slower = { ...twin, unit: 'Z', seconds: (twin.seconds ?? 0) + 1 }
        expect(ids(chooseSet({ ...question, candidates: [...candidates, slower] }))).toEqual(chosen)
      }),
      { numRuns: 500 },
    )
  })

  it('DR16 without any one unit of the set more is missing, or nothing is better', () => {
    fc.assert(
      fc.property(situations(8), (question) => {
        const chosen = new Set(ids(chooseSet(question)))
        const set = question.candidates.filter((each) => chosen.has(each.unit))
        for (const out of set)
          expect(
            unmetBy(
              question,
              set.filter((each) => each !== out),
            ),
          ).toBeGreaterThan(unmetBy(question, set))
        const { figures } = everySet(question)
        const best = everySet({ ...question, candidates: set })
        expect(best.figures).toEqual(figures)
      }),
      { numRuns: 300 },
    )
  })

  it('DR16 an unknown time is in the set only when no known one can stand for it', () => {
    fc.assert(
      fc.property(situations(8), (question) => {
        const { units, tier } = chooseSet(question)
        fc.pre(units.some(({ seconds }) => seconds === null))
        const known = question.candidates.filter((each) => each.seconds !== null && each.tier <= tier)
        expect(unmetBy(question, known)).toBeGreaterThan(unmetBy(question, question.candidates))
      }),
      { numRuns: 500 },
    )
  })
})

describe('DR17 shortfall', () => {
  it('DR17 is said need by need, with how many could fill it at all', () => {
    const { shortfall, units } = choose(
      [wants('dog'), wants('engine', 3)],
      [unit('A', 10, 'engine'), unit('B', 20, 'engine')],
    )
    expect(units).toHaveLength(2)
    expect(shortfall).toEqual([
      { need: 0, missing: 1, able: 0 },
      { need: 1, missing: 1, able: 2 },
    ])
  })

  it('DR17 what is missing stands as far down the plan as can be', () => {
    const { shortfall } = choose([wants('engine'), wants('ladder')], [unit('A', 10, 'ladder engine')])
    expect(shortfall).toMatchObject([{ need: 1, missing: 1 }])
  })

  it('DR17 sums up to what is missing at best', () => {
    fc.assert(
      fc.property(situations(8), (question) => {
        const missing = chooseSet(question).shortfall.reduce((sum, each) => sum + each.missing, 0)
        expect(missing).toBe(unmetBy(question, question.candidates))
      }),
      { numRuns: 500 },
    )
  })
})

describe('DR18 reasons', () => {
  it('DR18 each quicker unit that was passed over has one', () => {
    const candidates = [
      unit('A', 10, 'patrol'),
      unit('B', 20, 'engine ladder'),
      unit('C', 30, 'engine'),
      unit('D', 99, 'ladder'),
    ]
    const { units, passedOver } = choose(
      [wants('engine'), wants('ladder'), wants('dog')],
      [...candidates, unit('E', 100, 'dog')],
    )
    expect(units.map((each) => each.unit)).toEqual(['B', 'C', 'E'])
    expect(passedOver).toEqual([
      { unit: 'A', seconds: 10, reason: { code: 'lacks-capability' } },
      { unit: 'D', seconds: 99, reason: { code: 'filled-no-later', by: 'B', need: 1, seconds: 20 } },
    ])
  })

  it('DR18 what is met by those at the incident is said', () => {
    const { passedOver } = choose([wants('engine'), wants('dog')], [unit('A', 10, 'engine'), unit('B', 20, 'dog')], {
      present: [can('engine')],
    })
    expect(passedOver).toEqual([{ unit: 'A', seconds: 10, reason: { code: 'met-already' } }])
  })

  it('DR18 who is quicker and useful but would make a unit needless fits worse', () => {
    const needs = [wants('engine'), wants('rescue')]
    const { passedOver } = choose(needs, [unit('A', 10, 'engine'), unit('R', 20, 'heavy')], { equivalents: rescue })
    expect(passedOver).toEqual([{ unit: 'A', seconds: 10, reason: { code: 'fits-worse', more: 1 } }])
  })

  it('DR18 every quicker one has a line, and nobody else', () => {
    fc.assert(
      fc.property(situations(8), (question) => {
        const { units, passedOver } = chooseSet(question)
        const last = units.some(({ seconds }) => seconds === null)
          ? Infinity
          : Math.max(0, ...units.map((u) => u.seconds ?? 0))
        const quicker = question.candidates.filter(
          (each) => each.seconds !== null && each.seconds < last && units.every((other) => other.unit !== each.unit),
        )
        expect(passedOver.map((each) => each.unit).toSorted()).toEqual(quicker.map((each) => each.unit).toSorted())
      }),
      { numRuns: 500 },
    )
  })
})
