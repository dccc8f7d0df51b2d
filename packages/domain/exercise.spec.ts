import { describe, expect, it } from 'vitest'
import { factsOf } from './facts.ts'
import type { Outcome, Stage, Step } from './testing/stage.fixture.ts'
import { called, crewed, filed, handedOver, opened, reported, sent, settled, town } from './testing/town.fixture.ts'

/** Steps given as a drill. */
function drill(stage: Stage, ...steps: readonly Step[]): Stage {
  stage.exercise = true
  stage.given(...steps)
  stage.exercise = false
  return stage
}
const marks = ({ events }: Outcome): readonly boolean[] => [...new Set(events.map(({ stamp }) => stamp.exercise))]

describe('a drill', () => {
  it('is marked on the contact, and on the incident opened from it whatever the desk says', () => {
    const stage = drill(town(), called('c-1'))
    expect(marks(stage.when(...opened('i-1', 'c-1')))).toEqual([true])
    expect(stage.the('contact', 'c-1').exercise).toBe(true)
    expect(stage.the('incident', 'i-1').exercise).toBe(true)
    expect(factsOf('contact', stage.the('contact', 'c-1')).exercise).toBe(true)
  })

  it('is not made of a real call by a desk that is set to drills', () => {
    const stage = drill(town().given(called('c-1')), opened('i-1', 'c-1'))
    expect(stage.the('incident', 'i-1').exercise).toBe(false)
  })

  it('is what the desk says where there is no contact', () => {
    const stage = drill(town(), opened('i-1')).given(opened('i-2'))
    expect(stage.the('incident', 'i-1').exercise).toBe(true)
    expect(stage.the('incident', 'i-2').exercise).toBe(false)
  })

  it('has drills for slips, and the work of units on them is marked to the end', () => {
    const stage = drill(town(), opened('i-1'))
    for (const step of [
      sent('s-1', 'i-1', 'p1'),
      ...reported('p1', 'on-scene', 'available'),
      ...settled('s-1', 'i-1'),
      sent('s-2', 'i-1', 'p1'),
      ['p-dispatcher', 'cancel-slip', { slip: 's-2', incident: 'i-1' }],
      ...crewed('s-3', 'i-1', ['p1', 'p2']),
      ...reported('p1', 'available'),
      ...reported('p2', 'available'),
      filed('s-3', 'i-1'),
      ['p-dispatcher', 'return-feedback', { slip: 's-3', incident: 'i-1' }],
      ...settled('s-3', 'i-1'),
      ...handedOver('i-1'),
      ['f-dispatcher', 'close-incident', { incident: 'i-1', disposition: 'handled' }],
      ['f-shift', 'reopen-incident', { incident: 'i-1' }],
    ] satisfies Step[]) {
      const outcome = stage.when(...step)
      expect([outcome.refused, ...marks(outcome)], JSON.stringify(step)).toEqual([undefined, true])
    }
    for (const id of ['s-1', 's-2', 's-3']) expect(factsOf('slip', stage.the('slip', id)).exercise).toBe(true)
  })

  it('does not begin in the middle of real work', () => {
    const stage = drill(town().given(called('c-1'), opened('i-1', 'c-1')), sent('s-1', 'i-1', 'p1'))
    expect(stage.the('slip', 's-1').exercise).toBe(false)
    stage.exercise = true
    expect(marks(stage.when('p-taker', 'describe-contact', { contact: 'c-1', words: { story: 'x' } }))).toEqual([false])
    expect(marks(stage.when('p-taker', 'note-incident', { incident: 'i-1', note: 'x' }))).toEqual([false])
    for (const step of reported('p1', 'on-scene', 'available')) expect(marks(stage.when(...step))).toEqual([false])
  })

  it('is not joined with what is real, either way', () => {
    const stage = drill(town(), called('c-1'), opened('i-1')).given(called('c-2'), opened('i-2'))
    const joins = (contact: string, incident: string): Step => ['p-taker', 'join-contact', { contact, incident }]
    const merges = (incident: string, into: string): Step => ['p-taker', 'join-incident', { incident, into }]
    for (const step of [joins('c-1', 'i-2'), joins('c-2', 'i-1'), merges('i-1', 'i-2'), merges('i-2', 'i-1')])
      expect(stage.when(...step).refused, JSON.stringify(step)).toBe('exercise-and-real')
    expect(stage.when(...joins('c-1', 'i-1')).refused).toBeUndefined()
    expect(stage.when(...joins('c-2', 'i-2')).refused).toBeUndefined()
  })
})
