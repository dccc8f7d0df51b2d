import { setImmediate } from 'node:timers/promises'

/** Work that can be done a little at a time: after each short step it yields, and at the end it has a value. */
export type Steps<Value> = Generator<void, Value>

/** What a slice takes of everybody's time before others have their turn. */
const sliceMs = 1

/** Does all of it at once. */
export function runWhole<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** Does it a slice at a time: what waits meanwhile, such as an alarm, goes first. Throws what the work throws. */
export async function runInSlices<Value>(steps: Steps<Value>): Promise<Value> {
  for (;;) {
    await setImmediate()
    const until = performance.now() + sliceMs
    do {
      const { done, value } = steps.next()
      if (done) return value
    } while (performance.now() < until)
  }
}

const perStep = 1 << 14

/** Goes through the numbers from `from` to before `to`, many of them a step; `visit` has those from `start` to before `end`. */
export function* inSteps(from: number, to: number, visit: (start: number, end: number) => void): Steps<void> {
  for (let start = from; start < to; start += perStep) {
    visit(start, Math.min(to, start + perStep))
    yield
  }
}
