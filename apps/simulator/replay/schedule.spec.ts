import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSchedule } from './schedule.ts'

const never = new AbortController().signal
const atOnce = (inFlight: number, signal = never) =>
  createSchedule({ nowMs: () => Infinity, speed: 1, inFlight, signal })
/** Lets others go first, a few times. */
const yieldTimes = async (times: number): Promise<void> => {
  for (let i = 0; i < times; i += 1) await Promise.resolve()
}

describe('schedule', () => {
  it('begins each task after those before it, whatever the times, and not more at once than allowed', async () => {
    const graph = fc.array(
      fc.record({ due: fc.nat(50), before: fc.array(fc.nat(100), { maxLength: 3 }), takes: fc.nat(5) }),
      { minLength: 1, maxLength: 60 },
    )
    await fc.assert(
      fc.asyncProperty(graph, fc.integer({ min: 1, max: 5 }), async (nodes, inFlight) => {
        const schedule = atOnce(inFlight)
        const done = new Set<number>()
        let [busy, most] = [0, 0]
        const tasks: ReturnType<typeof schedule.add>[] = []
        nodes.forEach(({ due, before, takes }, index) => {
          const earlier = index === 0 ? [] : [...new Set(before.map((each) => each % index))]
          const work = async (): Promise<void> => {
            busy += 1
            most = Math.max(most, busy)
            expect(earlier.filter((each) => !done.has(each))).toEqual([])
            await yieldTimes(takes)
            busy -= 1
            done.add(index)
          }
          tasks.push(
            schedule.add(
              due,
              earlier.map((each) => tasks[each]!),
              work,
            ),
          )
        })
        await schedule.run()
        expect(done.size).toBe(nodes.length)
        expect(most).toBeLessThanOrEqual(inFlight)
      }),
    )
  })

  it('begins the earliest of those that are ready', async () => {
    const order: number[] = []
    const schedule = atOnce(1)
    for (const due of [30, 10, 20]) schedule.add(due, [], async () => void order.push(due))
    await schedule.run()
    expect(order).toEqual([10, 20, 30])
  })

  it('begins no task before its time', async () => {
    const began = performance.now()
    const nowMs = (): number => (performance.now() - began) * 1000
    const schedule = createSchedule({ nowMs, speed: 1000, inFlight: 4, signal: never })
    const early: number[] = []
    for (const due of [5_000, 20_000, 20_000, 0]) {
      schedule.add(due, [], async () => void (nowMs() < due && early.push(due)))
    }
    await schedule.run()
    expect(early).toEqual([])
  })

  it('ends with the failure of a task, and with the reason of the signal', async () => {
    const failing = atOnce(1)
    failing.add(0, [], () => Promise.reject(new Error('broken')))
    await expect(failing.run()).rejects.toThrow('broken')

    const stop = new AbortController()
    const stopped = atOnce(1, stop.signal)
    stopped.add(0, [], async () => stop.abort(new Error('enough')))
    stopped.add(1, [], () => new Promise(() => {}))
    await expect(stopped.run()).rejects.toThrow('enough')
  })

  it('is done at once when there is nothing to do', async () => {
    expect(await atOnce(1).run()).toEqual({ p50: 0, p99: 0, max: 0 })
  })
})
