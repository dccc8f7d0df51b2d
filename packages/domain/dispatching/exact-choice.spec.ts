import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everySet } from '../testing/every-set.fixture.ts'
import { situations } from '../testing/situations.fixture.ts'
import { chooseSet } from './choose-set.ts'

const numRuns = 1500
const chosen = (question: Parameters<typeof chooseSet>[0]): readonly string[] =>
  chooseSet(question)
    .units.map(({ unit }) => unit)
    .toSorted()

describe('DR16 the set', () => {
  it('DR16 is the best of every set there is', () => {
    fc.assert(
      fc.property(situations(8), (question) => {
        expect(chosen(question)).toEqual(everySet(question).units)
      }),
      { numRuns },
    )
  })
})
