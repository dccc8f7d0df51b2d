import { existsSync } from 'node:fs'
import { chooseSet } from '../packages/domain/index.ts'
import { openSituations, sanFrancisco } from './exactness/situations.ts'
import { openSolver } from './exactness/solve-set.ts'
import { median, p99 } from './statistics.ts'

const seed = 20_261_122

/**
 * Holds the chosen set against an exact solver on 1,000 situations of San Francisco's fire brigade (`--situations N` for
 * fewer), and times both. `exactness_mismatches` has to be 0.
 */
export async function bench(args: string[]): Promise<Record<string, number>> {
  if (!existsSync(sanFrancisco)) throw new Error(`bench exactness needs ${sanFrancisco}`)
  const situations = Number(args[args.indexOf('--situations') + 1] ?? NaN) || 1000
  const [draw, solve] = [await openSituations(seed), await openSolver()]
  const [oursMs, solverMs]: [number[], number[]] = [[], []]
  let mismatches = 0
  for (let n = 0; n < situations; n++) {
    const problem = draw()
    const before = performance.now()
    const choice = chooseSet(problem)
    const between = performance.now()
    const solved = solve(problem)
    oursMs.push(between - before)
    solverMs.push(performance.now() - between)
    const ours = choice.units.map(({ unit }) => unit).toSorted()
    if ((n + 1) % 100 === 0) console.log(`  ${n + 1} of ${situations}, ${mismatches} differ`)
    if (ours.join() === solved.units.join()) continue
    mismatches += 1
    console.log(
      `  situation ${n}: ${ours.join(' ')} instead of ${solved.units.join(' ')} (${solved.figures.join(', ')})`,
    )
  }
  return {
    exactness_situations: situations,
    exactness_mismatches: mismatches,
    choice_median_ms: median(oursMs),
    choice_p99_ms: p99(oursMs),
    solver_median_ms: median(solverMs),
  }
}
