import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createClock } from './clock.ts'

/** A machine whose wall clock can be stepped; its steady clock runs on. */
function machineAt(wall: number) {
  let passed = 0
  let offset = wall
  return {
    source: { wall: () => offset + passed, steady: () => passed },
    pass: (ms: number) => void (passed += ms),
    step: (ms: number) => void (offset += ms),
  }
}
const noon = 1_800_000_000_000
const hour = 3_600_000

describe('F12 the clock of the log', () => {
  test('starts at the wall clock', () => {
    expect(createClock(noon - 5, machineAt(noon).source).now()).toBe(noon)
  })

  test('starts at the last time in the log where the wall clock is behind it', () => {
    const clock = createClock(noon + 3 * hour, machineAt(noon).source)
    expect(clock.now()).toBe(noon + 3 * hour)
    expect(clock.skewMs()).toBe(-3 * hour)
  })

  test.each([10_000, -10_000, 3 * hour, -3 * hour])(
    'goes on through a step of the wall clock by %d ms, and tells it',
    (step) => {
      const machine = machineAt(noon)
      const clock = createClock(0, machine.source)
      machine.pass(1_000)
      machine.step(step)
      machine.pass(500)
      expect(clock.now()).toBe(noon + 1_500)
      expect(clock.skewMs()).toBe(step)
    },
  )

  test('is never behind what it saw in the log', () => {
    const machine = machineAt(noon)
    const clock = createClock(0, machine.source)
    clock.atLeast(noon + 700)
    expect(clock.now()).toBe(noon + 700)
    machine.pass(50)
    expect(clock.now()).toBe(noon + 750)
    clock.atLeast(noon)
    expect(clock.now()).toBe(noon + 750)
  })

  test('never runs backwards, whatever happens', () => {
    const event = fc.oneof(
      fc.record({ pass: fc.nat(hour) }),
      fc.record({ step: fc.integer({ min: -hour, max: hour }) }),
      fc.record({ see: fc.integer({ min: noon - hour, max: noon + hour }) }),
    )
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const machine = machineAt(noon)
        const clock = createClock(0, machine.source)
        let last = clock.now()
        for (const each of events) {
          if ('pass' in each) machine.pass(each.pass)
          else if ('step' in each) machine.step(each.step)
          else clock.atLeast(each.see)
          expect(clock.now()).toBeGreaterThanOrEqual(last)
          expect(Number.isSafeInteger(clock.now())).toBe(true)
          last = clock.now()
        }
      }),
    )
  })
})
