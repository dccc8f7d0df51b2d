import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SeenIds } from './seen-ids.ts'

it('says of each id whether it is new, as a set would, in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 60 })), (ids) => {
      const seen = new SeenIds()
      const known = new Set<number>()
      for (const id of ids) {
        expect(seen.isNew(id)).toBe(!known.has(id))
        known.add(id)
      }
    }),
  )
})
