import { newId } from '@tocsin/link'
import type { Followers } from './followers.ts'

export type Sample = { readonly answerMs: number; readonly lastMs: number }
/** One side of the comparison: sends an alarm with this marker and resolves when it is answered. */
export type Side = { readonly followers: Followers; readonly send: (marker: string) => Promise<void> }

/** Sends alarms at an even pace for a while, whether earlier ones are answered or not. */
export async function slice({ followers, send }: Side, rate: number, seconds: number): Promise<Sample[]> {
  const began = performance.now()
  const all: Promise<Sample>[] = []
  for (let n = 0; n < rate * seconds; n += 1) {
    const dueMs = began + (n * 1000) / rate
    const waitMs = dueMs - performance.now()
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
    all.push(alarm(followers, send))
  }
  return Promise.all(all)
}

async function alarm(followers: Followers, send: Side['send']): Promise<Sample> {
  const marker = newId()
  const seen = followers.waitFor(marker)
  const from = performance.now()
  await send(marker)
  const answerMs = performance.now() - from
  return { answerMs, lastMs: (await seen) - from }
}
