import { expect, it } from 'vitest'
import { addAll } from './add-all.ts'

it('adds more than the arguments that a call takes', () => {
  const into = [1]
  addAll(
    into,
    Array.from({ length: 500_000 }, (_, i) => i),
  )
  expect(into).toHaveLength(500_001)
})
