import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
import { listed, opened, reported, sent, town } from '../testing/town.fixture.ts'
import { codesOf, findIncidentType, isSensitive, neutralListing, type Listing } from './catalogue.ts'
import type { IncidentType } from './incident-type.ts'

const base: IncidentType = {
  code: 'x',
  parent: null,
  name: { zh: '甲', en: 'A' },
  priority: 2,
  branch: 'police',
  colour: null,
  icon: null,
  needs: [],
  sensitive: false,
  retired: false,
}
const chain = (codes: readonly string[]): readonly IncidentType[] =>
  codes.map((code, n) => ({ ...base, code, parent: codes[n - 1] ?? null }))
const problemOf = (part: Partial<Listing>): string | undefined => {
  const read = commandSchemas['change-catalogue'].safeParse({ basedOn: 0, listing: { ...neutralListing, ...part } })
  const issue = read.error?.issues[0]
  return issue && `${issue.path.join('.')}: ${issue.message}`
}

describe('DR1 the list of types', () => {
  it('is the neutral one for an organisation that has made none', () => {
    const stage = town().given(opened('i-1'))
    expect(stage.when('p-taker', 'retype-incident', { incident: 'i-1', type: 'cardiac-arrest', priority: 1 })).toEqual(
      expect.objectContaining({ refused: undefined }),
    )
  })

  it('is accepted by its own schema, and every type has its line upwards', () => {
    expect(problemOf({})).toBeUndefined()
    expect(codesOf(neutralListing, 'fire-high-rise')).toEqual(['fire-building', 'fire-high-rise'])
    expect(codesOf(neutralListing, 'of-somebody-else')).toEqual(['of-somebody-else'])
  })

  it.each<[string, Partial<Listing>, string]>([
    ['a code twice', { types: [base, base] }, 'listing.types.1.code: x stands twice'],
    ['a parent that is missing', { types: [{ ...base, parent: 'y' }] }, 'listing.types.0.parent: there is no type y'],
    [
      'a circle',
      {
        types: [
          { ...base, parent: 'y' },
          { ...base, code: 'y', parent: 'x' },
        ],
      },
      'listing.types.0.parent:',
    ],
    ['five levels', { types: chain(['a', 'b', 'c', 'd', 'e']) }, 'listing.types.4.parent: at most 4 levels'],
    ['nothing to choose', { types: [{ ...base, retired: true }] }, 'listing.types: at least one'],
    ['a field for no type', { types: [base], feedback: [feedbackFor('y')] }, 'listing.feedback.0.types.0: there is no'],
  ])('is refused for %s, and the field is named', (_, part, problem) => {
    expect(problemOf(part)).toContain(problem)
  })

  it('has four levels', () => expect(problemOf({ types: chain(['a', 'b', 'c', 'd']), feedback: [] })).toBeUndefined())

  it('keeps what is no longer listed, retired: read, and not chosen again', () => {
    const stage = town().given(['p-taker', 'open-incident', noise('i-1')])
    expect(stage.when(...listed('p-admin', { without: 'noise' })).happened).toEqual(['catalogue-changed'])
    const own = stage.the('catalogue', 'police')
    expect(findIncidentType(own, 'noise')).toMatchObject({ retired: true })
    expect(stage.when('p-taker', 'open-incident', noise('i-2'))).toMatchObject({
      refused: 'not-on-list',
      detail: { type: 'noise' },
    })
    // what has it keeps it while its priority changes
    const retyped = stage.when('p-taker', 'retype-incident', { incident: 'i-1', type: 'noise', priority: 3 })
    expect(retyped.refused).toBeUndefined()
    expect(stage.when('f-taker', 'open-incident', noise('i-3')).refused).toBeUndefined()
  })

  it('is not overwritten by somebody who looked at an earlier version', () => {
    const stage = town().given(listed('p-admin'))
    expect(stage.when(...listed('p-admin-2', { basedOn: 0 }))).toMatchObject({
      refused: 'changed-meanwhile',
      detail: { by: 'p-admin' },
    })
    expect(stage.when(...listed('p-admin-2', { basedOn: 1 })).refused).toBeUndefined()
    expect(stage.the('catalogue', 'police')).toMatchObject({ version: 2, changedBy: 'p-admin-2' })
  })
})

describe('DR39 sensitive types', () => {
  it('are those that the list calls so and all that lie below them, however deep', () => {
    const listing = {
      types: chain(['harm', 'self', 'minor']).map((type) => ({ ...type, sensitive: type.code === 'harm' })),
    }
    for (const code of ['harm', 'self', 'minor']) expect(isSensitive(listing, code), code).toBe(true)
    const below = { types: listing.types.map((type) => ({ ...type, sensitive: type.code === 'self' })) }
    expect(['harm', 'self', 'minor'].map((code) => isSensitive(below, code))).toEqual([false, true, true])
  })

  it('are those of the neutral list that tell on people, and what nobody knows', () => {
    for (const code of ['suicide', 'domestic-violence', 'no-such-type'])
      expect(isSensitive(neutralListing, code), code).toBe(true)
    for (const code of ['theft', 'fire-kitchen']) expect(isSensitive(neutralListing, code), code).toBe(false)
  })
})

describe('DR3 tags', () => {
  it('stand beside the type, each once, and are of the list', () => {
    const stage = town().given(opened('i-1'))
    stage.when('p-taker', 'tag-incident', { incident: 'i-1', tags: ['weapon', 'weapon', 'school'] })
    expect(stage.the('incident', 'i-1').tags).toEqual(['weapon', 'school'])
    expect(stage.when('p-taker', 'tag-incident', { incident: 'i-1', tags: ['rich'] })).toMatchObject({
      refused: 'not-on-list',
      detail: { tag: 'rich' },
    })
    stage.when('p-taker', 'tag-incident', { incident: 'i-1', tags: [] })
    expect(stage.the('incident', 'i-1').tags).toEqual([])
  })

  it('come with the incident when it is opened', () => {
    const stage = town().given(['p-taker', 'open-incident', { ...noise('i-1'), tags: ['minor'] }])
    expect(stage.the('incident', 'i-1').tags).toEqual(['minor'])
  })
})

describe('DR29 the alarm level', () => {
  it('is one until somebody changes it, and the same again is nothing new', () => {
    const stage = town().given(opened('i-1'))
    expect(stage.the('incident', 'i-1').alarmLevel).toBe(1)
    const raise = (level: number) => stage.when('p-dispatcher', 'set-alarm-level', { incident: 'i-1', level })
    expect(raise(2).happened).toEqual(['alarm-level-set'])
    expect(raise(2).happened).toEqual([])
    expect(stage.the('incident', 'i-1').alarmLevel).toBe(2)
  })
})

const noise = (incident: string) =>
  ({ incident, contact: null, type: 'noise', priority: 4, place: null, placeTyped: null }) as const

function feedbackFor(type: string): Listing['feedback'][number] {
  return { code: 'f', name: { zh: '甲', en: 'A' }, kind: { is: 'count' }, types: [type], required: false }
}

describe('DR2 reported and confirmed', () => {
  const filed = (more: object) => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'), ...reported('p1', 'on-scene', 'available'))
    const body = { slip: 's-1', incident: 'i-1', result: 'resolved' as const, ...more }
    return { stage, outcome: stage.when('p-dispatcher', 'file-feedback', body) }
  }

  it('stand beside each other: neither overwrites the other', () => {
    const { stage } = filed({
      confirmed: 'traffic-damage',
      values: { dead: 0, 'lightly-injured': 2 },
      texts: { found: 'x' },
    })
    expect(stage.the('incident', 'i-1')).toMatchObject({
      type: 'traffic-injury',
      confirmed: { type: 'traffic-damage', slip: 's-1', by: 'p-dispatcher' },
    })
    expect(stage.the('slip', 's-1').feedback).toMatchObject({
      phase: 'filed',
      told: {
        confirmed: 'traffic-damage',
        severity: null,
        values: { dead: 0, 'lightly-injured': 2 },
        words: ['found'],
      },
    })
  })

  it('is not confirmed by feedback that says nothing of the type', () => {
    expect(filed({}).stage.the('incident', 'i-1').confirmed).toBeNull()
  })

  it.each<[object, object]>([
    [{ values: { dead: -1 } }, { refused: 'feedback-field', detail: { field: 'dead' } }],
    [{ values: { dead: 1.5 } }, { refused: 'feedback-field', detail: { field: 'dead' } }],
    [{ values: { dead: 'two' } }, { refused: 'feedback-field', detail: { field: 'dead' } }],
    [{ values: { shoes: 2 } }, { refused: 'feedback-field', detail: { field: 'shoes' } }],
    [{ values: { found: 'in clear' } }, { refused: 'feedback-field', detail: { field: 'found' } }],
    [{ values: { 'case-number': '13800138000' } }, { refused: 'feedback-field', detail: { field: 'case-number' } }],
    [{ texts: { dead: 'somebody' } }, { refused: 'feedback-field', detail: { field: 'dead' } }],
    [{ severity: 'grave' }, { refused: 'feedback-field', detail: { field: 'severity' } }],
    [{ confirmed: 'weather' }, { refused: 'not-on-list', detail: { type: 'weather' } }],
  ])('is refused with the field named: %j', (more, refusal) => expect(filed(more).outcome).toMatchObject(refusal))

  it.each([{ values: { 'case-number': 'A〔2026〕第12号' } }, { values: { loss: 1200.5 } }])('takes %j', (more) =>
    expect(filed(more).outcome.refused).toBeUndefined(),
  )

  it('asks by type for what the site wants, and insists on what is required', () => {
    const scene = { code: 'scene', name: { zh: '现场', en: 'Scene' }, types: ['traffic-injury'], required: true }
    const kind = { is: 'choice' as const, of: ['road', 'yard'].map((code) => ({ code, name: { zh: '甲', en: 'A' } })) }
    const listing = { ...neutralListing, feedback: [{ ...scene, kind }] }
    const stage = town()
      .given(['p-admin', 'change-catalogue', { basedOn: 0, listing }])
      .given(opened('i-1'), sent('s-1', 'i-1', 'p1'), ...reported('p1', 'on-scene', 'available'))
    const file = (more: object) =>
      stage.when('p-dispatcher', 'file-feedback', { slip: 's-1', incident: 'i-1', result: 'resolved', ...more })
    expect(file({})).toMatchObject({ refused: 'feedback-incomplete', detail: { field: 'scene' } })
    expect(file({ values: { scene: 'sea' } })).toMatchObject({ refused: 'feedback-field' })
    expect(file({ confirmed: 'noise' }).refused).toBeUndefined()
  })
})
