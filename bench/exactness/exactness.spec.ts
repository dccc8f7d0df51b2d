import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chooseSet } from '../../packages/domain/index.ts'
import { openSituations, sanFrancisco } from './situations.ts'
import { openSolver } from './solve-set.ts'

/** `bench exactness` looks at 1,000. */
const situations = Number(process.env['TOCSIN_EXACTNESS'] ?? 40)

describe.skipIf(!existsSync(sanFrancisco))("San Francisco's fire brigade", () => {
  it('DR16 the set is that of an exact solver, in all four objectives', async () => {
    const [draw, solve] = [await openSituations(Number(process.env['TOCSIN_SEED'])), await openSolver()]
    for (let n = 0; n < situations; n++) {
      const problem = draw()
      const { units } = chooseSet(problem)
      const known = units.flatMap(({ seconds }) => (seconds === null ? [] : [seconds]))
      const sum = known.reduce((total, each) => total + each, 0)
      const [unknown, diverts] = [units.length - known.length, units.filter(({ divert }) => divert).length]
      const figures = [unknown, diverts, Math.min(Infinity, ...known), sum, Math.max(0, ...known)]
      expect({ units: units.map(({ unit }) => unit).toSorted(), figures }, `situation ${n}`).toEqual(solve(problem))
    }
  })
})
