import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
import { opened, reported, sent, town } from '../testing/town.fixture.ts'
import { reportableStatuses } from './commands.ts'
import {
  alwaysFollows,
  couldFollow,
  leavableStatuses,
  nextStatuses,
  statusGraph,
  trapsIn,
  usualNext,
} from './status-graph.ts'
import { unitKinds, workStatuses } from './unit.ts'

const setting = (graph: object) => statusGraph.safeParse(graph)
const wrongIn = (graph: object) => setting(graph).error?.issues.map(({ path }) => path.join('.')) ?? []

describe('DR30 a graph of a site', () => {
  it('may be the usual one, written out', () => {
    for (const kind of unitKinds) expect(wrongIn({ [kind]: usualNext })).toEqual([])
    expect(trapsIn({})).toEqual([])
  })

  it.each([
    ['dispatched', 'off-duty'],
    ['on-scene', 'dispatched'],
    ['off-duty', 'available'],
  ])('takes nothing by a report from %s to %s', (from, to) => {
    expect(setting({ patrol: { [from]: [to, 'available', 'out-of-service'] } }).success).toBe(false)
  })

  it('never goes backwards, to work without a slip, or from work to on call', () => {
    for (const from of leavableStatuses) {
      for (const to of reportableStatuses.filter((each) => each !== from)) {
        const next = [...new Set([to, 'available', 'out-of-service'])].filter((each) => each !== from)
        const wrong = couldFollow(from, to) ? [] : [`patrol.${from}`]
        expect(wrongIn({ patrol: { [from]: next } }), `${from} ${to}`).toEqual(wrong)
      }
    }
    expect(couldFollow('on-scene', 'en-route')).toBe(false)
    expect(couldFollow('available', 'on-scene')).toBe(false)
    expect(couldFollow('clearing', 'on-call')).toBe(false)
    expect(couldFollow('dispatched', 'clearing')).toBe(true)
  })

  it('always lets a unit be out of service', () => {
    for (const from of leavableStatuses) {
      if (from === 'out-of-service') continue
      expect(alwaysFollows(from, 'out-of-service')).toBe(true)
      const next = usualNext[from].filter((to) => to !== 'out-of-service')
      expect(wrongIn({ boat: { [from]: next } }), from).toEqual([`boat.${from}`])
    }
  })

  it('is no trap: available is reached from everywhere, and breaking down is no way to it', () => {
    expect(wrongIn({ patrol: { clearing: ['out-of-service'] } })).toContain('patrol.clearing')
    expect(wrongIn({ patrol: { 'out-of-service': [] } })).toEqual(['patrol.out-of-service'])
    const detour = {
      'on-scene': ['clearing', 'out-of-service'],
      transporting: ['at-destination', 'out-of-service'],
      'at-destination': ['clearing', 'out-of-service'],
    } as const
    expect(trapsIn(detour)).toEqual([])
    expect([...trapsIn({ ...detour, clearing: ['out-of-service'] })].sort()).toEqual(
      ['at-destination', 'clearing', 'on-scene', 'transporting'].sort(),
    )
    expect(trapsIn(Object.fromEntries(workStatuses.map((each) => [each, ['out-of-service'] as const])))).toEqual(
      workStatuses,
    )
  })

  it('is asked by kind of unit, and the usual one holds for what it leaves out', () => {
    const graph = { engine: { 'on-scene': ['clearing', 'out-of-service'] } } as const
    expect(nextStatuses(graph, 'engine', 'on-scene')).toEqual(['clearing', 'out-of-service'])
    expect(nextStatuses(graph, 'engine', 'clearing')).toEqual(usualNext.clearing)
    expect(nextStatuses(graph, 'patrol', 'on-scene')).toEqual(usualNext['on-scene'])
    expect(nextStatuses(graph, 'engine', 'off-duty')).toEqual([])
  })
})

describe('DR30 at the wall', () => {
  const strict = { patrol: { dispatched: ['acknowledged', 'available', 'out-of-service'] } } as const
  const dispatched = () => town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'))
  const report = (status: 'on-scene' | 'acknowledged' | 'en-route') =>
    ['p-dispatcher', 'report-status', { unit: 'p1', status }] as const

  it('a report that the site does not allow is refused, and the refusal names what may follow', () => {
    const stage = dispatched().given(['p-admin', 'change-settings', { statusGraph: strict }])
    expect(stage.when(...report('on-scene'))).toMatchObject({
      refused: 'status-not-next',
      detail: { from: 'dispatched', to: 'on-scene', next: 'acknowledged available out-of-service' },
    })
    expect(stage.when(...report('acknowledged')).refused).toBeUndefined()
    expect(stage.when(...report('en-route')).refused).toBeUndefined()
  })

  it('what the usual graph does not have is taken where the site has it', () => {
    const next = ['clearing', 'on-scene', 'available', 'out-of-service'] as const
    const skip = ['p-dispatcher', 'report-status', { unit: 'p1', status: 'clearing' }] as const
    expect(dispatched().when(...skip).refused).toBe('status-not-next')
    const stage = dispatched().given(['p-admin', 'change-settings', { statusGraph: { patrol: { dispatched: next } } }])
    expect(stage.when(...skip).refused).toBeUndefined()
    stage.given(...reported('p1', 'available'))
  })

  it('the graph of another organisation does not count', () => {
    const stage = dispatched().given(['f-admin', 'change-settings', { statusGraph: strict }])
    expect(stage.when(...report('on-scene')).refused).toBeUndefined()
  })

  it('a trap is not taken as a setting, and the error names the status', () => {
    const body = { statusGraph: { patrol: { clearing: ['out-of-service'] } } }
    const read = commandSchemas['change-settings'].safeParse(body)
    expect(read.error?.issues[0]?.path).toEqual(['statusGraph', 'patrol', 'clearing'])
    expect(read.error?.issues[0]?.message).toContain('clearing')
  })
})

describe('DR30 on call', () => {
  const onCall = () =>
    town()
      .given(['p-dispatcher', 'sign-off-unit', { unit: 'p1' }])
      .given(['p-dispatcher', 'sign-on-unit', { unit: 'p1', crew: ['p-crew-1'], onCall: true }])

  it('is a way to sign on, said by an account that may', () => {
    expect(onCall().the('unit', 'p1')).toMatchObject({ crew: ['p-crew-1'], state: { phase: 'on-call' } })
    expect('onCall' in onCall().the('unit', 'p1')).toBe(false)
  })

  it('is followed by available and follows it, and can end the shift', () => {
    const stage = onCall().given(...reported('p1', 'available', 'on-call'))
    expect(stage.the('unit', 'p1').state).toEqual({ phase: 'on-call' })
    stage.given(['p-dispatcher', 'sign-off-unit', { unit: 'p1' }])
    expect(stage.the('unit', 'p1').state).toEqual({ phase: 'off-duty' })
  })

  it('does not keep a unit from being sent, and after work it is available', () => {
    const stage = onCall().given(opened('i-1'), sent('s-1', 'i-1', 'p1'))
    stage.given(...reported('p1', 'on-scene', 'available'))
    expect(stage.the('unit', 'p1').state).toEqual({ phase: 'available' })
  })

  it('can be named by its post', () => {
    const stage = onCall().given(opened('i-1'), [
      'p-dispatcher',
      'send-to-post',
      { slip: 's-1', incident: 'i-1', post: 'p-post-1' },
    ])
    stage.given(
      ['p-officer-1', 'sign-slip', { slip: 's-1' }],
      ['p-officer-1', 'name-crew', { slip: 's-1', units: ['p1'] }],
    )
    expect(stage.the('unit', 'p1').state.phase).toBe('dispatched')
  })
})
