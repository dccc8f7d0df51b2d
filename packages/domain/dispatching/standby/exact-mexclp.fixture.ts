import highs from 'highs'
import { z } from 'zod'
import { expectedCoverage } from './expected-coverage.ts'
import type { StandbyQuestion } from './mexclp.ts'

type Solution = { readonly Status: string; readonly Columns: Readonly<Record<string, { readonly Primal?: number }>> }
type Solver = { readonly solve: (problem: string, options: Readonly<Record<string, number>>) => Solution }

// The package's types describe its CommonJS face; what is imported is the loader itself.
const loadSolver = z.custom<() => Promise<Solver>>((it) => typeof it === 'function').parse(highs)

/**
 * The exact optimum of MEXCLP as Daskin's integer program, solved by HiGHS. x_b units at base b; y_s_k is 1 where at least
 * k units cover set s. Gains fall with k, so that y needs no order of its own.
 */
export async function exactCoverage({ sets, units, capacity, busy }: StandbyQuestion): Promise<number> {
  const solver = await loadSolver()
  const levels = Array.from({ length: units }, (_, i) => i + 1)
  const all = [...sets.share.entries()]
  const bases = Array.from({ length: sets.bases }, (_, base) => base)
  const basesOf = (set: number) => [...sets.setBases.subarray(sets.setStart[set], sets.setStart[set + 1])]
  const worth = all.flatMap(([s, share]) => levels.map((k) => `${share * (1 - busy) * busy ** (k - 1)} y_${s}_${k}`))
  const lines = [
    'Maximize',
    ` total: ${worth.join('\n + ')}`,
    'Subject To',
    ...all.map(([s]) => {
      const covering = basesOf(s).map((base) => ` - x_${base}`)
      return ` set_${s}: ${levels.map((k) => `y_${s}_${k}`).join(' + ')}${covering.join('')} <= 0`
    }),
    ` units: ${bases.map((base) => `x_${base}`).join(' + ')} = ${units}`,
    'Bounds',
    ...bases.map((base) => ` 0 <= x_${base} <= ${capacity[base]}`),
    ...all.flatMap(([s]) => levels.map((k) => ` 0 <= y_${s}_${k} <= 1`)),
    'General',
    ` ${bases.map((base) => `x_${base}`).join(' ')}`,
    'End',
  ]
  const solution = solver.solve(lines.join('\n'), { mip_rel_gap: 0, mip_abs_gap: 1e-9 })
  if (solution.Status !== 'Optimal') throw new Error(`the solver says ${solution.Status}`)
  const deployment = bases.map((base) => Math.round(solution.Columns[`x_${base}`]?.Primal ?? Number.NaN))
  return expectedCoverage(sets, deployment, busy)
}
