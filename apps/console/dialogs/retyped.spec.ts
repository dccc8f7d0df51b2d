import { expect, it } from 'vitest'
import { retypedFrom } from './retyped.ts'

const before = { type: 'fire-building', priority: 2 } as const

it('changes nothing when somebody else changed the incident while the window stood open', () => {
  expect(retypedFrom(before, { type: 'fire-vehicle', priority: 1 }, before)).toBeNull()
})

it('leaves what another desk changed meanwhile, and changes what this one did', () => {
  const now = { type: 'fire-vehicle', priority: 2 } as const
  expect(retypedFrom(before, now, { ...before, priority: 1 })).toEqual({ type: 'fire-vehicle', priority: 1 })
  expect(retypedFrom(before, now, { ...before, type: 'dispute' })).toEqual({ type: 'dispute', priority: 2 })
})
