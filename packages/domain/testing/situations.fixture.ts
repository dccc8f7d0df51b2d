import fc from 'fast-check'
import { need, type Abilities, type Candidate, type ChoiceQuestion } from '../index.ts'

const codes = ['a', 'b', 'c', 'w'] as const
const equivalents = [
  { whole: 'w', parts: ['a', 'b'] },
  { whole: 'b', parts: ['b', 'c'] },
]

const capabilities = fc.uniqueArray(
  fc.record({ code: fc.constantFrom(...codes), amount: fc.option(fc.constantFrom(10, 30), { nil: undefined }) }),
  { minLength: 0, maxLength: 3, selector: ({ code }) => code },
)
const crew = fc.constantFrom<Abilities['people']>(
  [],
  [{ code: 'people', count: 2 }],
  [
    { code: 'people', count: 3 },
    { code: 'sworn', count: 1 },
  ],
)
const seconds = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 1, arbitrary: fc.constant(null) },
)

/** Small numbers on purpose: ties, shortfalls and superfluous units are then common. */
const candidate = (unit: string): fc.Arbitrary<Candidate> =>
  fc.record({
    unit: fc.constant(unit),
    seconds,
    divert: fc.integer({ min: 0, max: 3 }).map((thrown) => thrown === 0),
    tier: fc.constantFrom(0, 0, 0, 1, 2),
    abilities: fc.record({ capabilities, people: crew }),
  })

const unitsNeed = fc
  .record({
    capability: fc.constantFrom(...codes),
    count: fc.integer({ min: 1, max: 2 }),
    atLeast: fc.constantFrom(undefined, undefined, 30),
  })
  .map((made) => need.parse(made))
const peopleNeed = fc
  .record({
    capability: fc.constantFrom('people', 'sworn'),
    count: fc.integer({ min: 1, max: 6 }),
    of: fc.constant('people'),
  })
  .map((made) => need.parse(made))

/** What can be asked: up to `most` candidates, with and without people, equivalents and units that are there. */
export const situations = (most: number): fc.Arbitrary<Required<ChoiceQuestion>> =>
  fc.record({
    needs: fc
      .tuple(fc.array(unitsNeed, { minLength: 0, maxLength: 3 }), fc.array(peopleNeed, { maxLength: 1 }))
      .map((both) => both.flat()),
    equivalents: fc.subarray(equivalents),
    candidates: fc
      .shuffledSubarray(['U1', 'U2', 'U3', 'U10', 'U5', 'V1', 'V2', 'V3', 'A'], { maxLength: most })
      .chain((ids) => fc.tuple(...ids.map(candidate))),
    present: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(fc.record({ capabilities, people: crew }), { maxLength: 2 }) },
    ),
  })
