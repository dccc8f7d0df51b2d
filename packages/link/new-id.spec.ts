import { expect, test } from 'vitest'
import { id } from '@tocsin/domain'
import { newId } from './new-id.ts'

test('a new id is a UUID of version 7 that tells when it was made, and an id that commands may carry', () => {
  const before = Date.now()
  const made = newId()
  const after = Date.now()
  expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const time = Number.parseInt(made.replace('-', '').slice(0, 12), 16)
  expect(time).toBeGreaterThanOrEqual(before)
  expect(time).toBeLessThanOrEqual(after)
  expect(id.safeParse(made).success).toBe(true)
})

test('no two are the same', () => {
  expect(new Set(Array.from({ length: 10_000 }, newId)).size).toBe(10_000)
})
