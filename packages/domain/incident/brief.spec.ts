import { describe, expect, it } from 'vitest'
import type { Stage, Step } from '../testing/stage.fixture.ts'
import { opened, town } from '../testing/town.fixture.ts'
import { isBriefDue } from './brief.ts'

const hourMs = 3_600_000
const planned = (stage: Stage, from = stage.now): Step => [
  'p-shift',
  'plan-duty',
  { duty: 'u', account: 'p-duty', place: { kind: 'duty-leader' }, from, until: from + 12 * hourMs },
]
const brief: Step = ['p-taker', 'brief-leader', { incident: 'i', throw: 't', duty: 'u' }]
const never: Parameters<typeof isBriefDue>[1] = { types: [], toPriority: 0, fromAlarmLevel: 0 }

describe('briefing the leader', () => {
  it('puts the incident on the desk of who leads now, and the incident remembers who was told', () => {
    const stage = town().given(opened('i'))
    stage.given(planned(stage))
    expect(stage.when(...brief).happened).toEqual(['incident-thrown', 'leader-briefed'])
    expect(stage.the('incident', 'i')).toMatchObject({
      briefed: { to: 'p-duty', by: 'p-taker' },
      throws: [{ target: { kind: 'desk', to: 'p-duty' } }],
    })
    expect(stage.when(...brief).refused).toBe('exists-already')
  })

  it('reaches nobody whose duty has not begun or is no leader’s', () => {
    const stage = town().given(opened('i'))
    expect(stage.when(...brief).refused).toBe('not-found')
    stage.given(planned(stage, stage.now + hourMs))
    expect(stage.when(...brief).refused).toBe('duty-not-now')
    stage.now += 2 * hourMs
    expect(stage.when(...brief).happened).toContain('leader-briefed')
  })

  it('is due by type, priority or alarm level, as the site has set it, until it is done', () => {
    const stage = town().given(opened('i'))
    const due = (set: Partial<typeof never>) => isBriefDue(stage.the('incident', 'i'), { ...never, ...set })
    expect(due({})).toBe(false)
    expect(due({ types: ['traffic-injury'] })).toBe(true)
    expect(due({ types: ['theft'] })).toBe(false)
    expect(due({ toPriority: 1 })).toBe(true)
    expect(due({ fromAlarmLevel: 2 })).toBe(false)
    stage.given(['p-dispatcher', 'set-alarm-level', { incident: 'i', level: 2 }])
    expect(due({ fromAlarmLevel: 2 })).toBe(true)
    stage.given(['p-taker', 'retype-incident', { incident: 'i', type: 'theft', priority: 3 }])
    expect(due({ types: ['theft'] })).toBe(true)
    stage.given(planned(stage), brief)
    expect(due({ types: ['theft'] })).toBe(false)
  })
})
