import { expect, it } from 'vitest'
import { killThrough } from './kill-through.ts'

const all = { lost: 0, doubled: 0, wronglyMarked: 0, unsettled: 0 }

it('DR35 each alert is there once and none is lost, whatever is killed', async () => {
  const verdict = await killThrough({ kills: 4, isBeside: false, everyMs: 60 })
  expect(verdict).toMatchObject(all)
  expect(verdict.alerts).toBeGreaterThan(0)
}, 180_000)

it('DR35 each alert is there once with two server processes at once', async () => {
  expect(await killThrough({ kills: 2, isBeside: true, everyMs: 60 })).toMatchObject(all)
}, 180_000)
