import { z } from 'zod'
import { expect, it } from 'vitest'
import { commandId } from './desk.ts'
import { forEachOf } from './set-up.ts'

it('makes the same id of the same key, and a UUID of it', () => {
  expect(commandId('c1/open')).toBe(commandId('c1/open'))
  expect(commandId('c1/open')).not.toBe(commandId('c2/open'))
  for (let i = 0; i < 200; i += 1) expect(z.uuid().safeParse(commandId(`key ${i}`)).success).toBe(true)
})

it('works on so many at a time and keeps their order', async () => {
  let [busy, most] = [0, 0]
  const doubled = await forEachOf([1, 2, 3, 4, 5], 2, async (value) => {
    busy += 1
    most = Math.max(most, busy)
    await Promise.resolve()
    busy -= 1
    return value * 2
  })
  expect([doubled, most]).toEqual([[2, 4, 6, 8, 10], 2])
})
