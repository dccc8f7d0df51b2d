import highs from 'highs'
import { z } from 'zod'
import type { Candidate, Equivalent, Need } from '../../packages/domain/index.ts'

/** The best set by an integer program: its units in order of id, and its figures in the order of DR16. */
export type Solved = { readonly units: readonly string[]; readonly figures: readonly number[] }
export type Problem = {
  readonly needs: readonly Need[]
  readonly equivalents: readonly Equivalent[]
  readonly candidates: readonly Candidate[]
}
type Term = readonly [factor: number, variable: string]
type Row = { readonly terms: readonly Term[]; readonly is: '<=' | '>=' | '='; readonly than: number }

/** Needs are counted in units; times are whole seconds above zero, so that a sum is exact within a solver's tolerance. */
export type SetSolver = (problem: Problem) => Solved

const mostCuts = 500

type Solver = {
  readonly solve: (
    model: string,
    options: { readonly output_flag: boolean; readonly mip_rel_gap: number; readonly mip_abs_gap: number },
  ) => { readonly Status: string; readonly Columns: Readonly<Record<string, { readonly Primal?: number }>> }
}
/** The package's types say that its default export is a module; it is the function that loads the solver. */
const load = z.custom<() => Promise<Solver>>((it) => typeof it === 'function').parse(highs)

/**
 * Finds the set of DR16 with HiGHS, for needs counted in units: one program for each objective in turn, each optimum a
 * constraint of the next. `x` says who goes, `y` for what (each way to use a unit is a variable), `z` who is the first of
 * those whose time is known. A unit goes only for something, and nothing is filled beyond its count; where an equivalent
 * makes a unit superfluous nevertheless, that set is cut off and the objectives are solved again.
 */
export async function openSolver(): Promise<SetSolver> {
  const solver = await load()
  const solve = (sense: 'Minimize' | 'Maximize', goal: readonly Term[], rows: readonly Row[]) => {
    const binaries = [...new Set([...rows.flatMap(({ terms }) => terms), ...goal].map(([, name]) => name))]
    const text = [
      sense,
      ` goal: ${linear(goal)}`,
      'Subject To',
      ...rows.map(({ terms, is, than }, at) => ` r${at}: ${linear(terms)} ${is} ${than}`),
      'Binary',
      ...binaries.map((name) => ` ${name}`),
      'End',
    ].join('\n')
    const found = solver.solve(text, { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 })
    if (found.Status === 'Infeasible') return undefined
    if (found.Status !== 'Optimal') throw new Error(`the solver stopped: ${found.Status}`)
    const isOne = (name: string): boolean => (found.Columns[name]?.Primal ?? 0) > 0.5
    return { value: goal.reduce((sum, [factor, name]) => sum + (isOne(name) ? factor : 0), 0), isOne }
  }
  return (problem) => solveSet(problem, solve)
}

type Answer = { readonly value: number; readonly isOne: (name: string) => boolean } | undefined
type Ask = (sense: 'Minimize' | 'Maximize', goal: readonly Term[], rows: readonly Row[]) => Answer

function solveSet(problem: Problem, ask: Ask): Solved {
  const all = model(problem, problem.candidates)
  const most = optimum(ask('Maximize', all.filled, all.rows))
  const tiers = [...new Set(problem.candidates.map(({ tier }) => tier))].toSorted((a, b) => a - b)
  for (const tier of tiers) {
    const asked = problem.candidates.filter((each) => each.tier <= tier)
    const made = model(problem, asked)
    if (optimum(ask('Maximize', made.filled, made.rows)) < most) continue
    return best(asked, { ...made, rows: [...made.rows, { terms: made.filled, is: '=', than: most }] }, ask)
  }
  return { units: [], figures: [0, 0, Infinity, 0, 0] }
}

type Model = {
  readonly rows: readonly Row[]
  readonly filled: readonly Term[]
  /** whether a unit may fill several counts: where none does, each that goes is needed */
  readonly maySpare: boolean
}

function model({ needs, equivalents }: Problem, candidates: readonly Candidate[]): Model {
  const rows: Row[] = []
  const filled: Term[] = []
  const perNeed = needs.map((): Term[] => [])
  candidates.forEach((candidate, u) => {
    const uses = usesOf(candidate, needs, equivalents)
    uses.forEach((use, w) => {
      filled.push([use.length, `y${u}_${w}`])
      for (const need of use) perNeed[need]?.push([1, `y${u}_${w}`])
    })
    rows.push({ terms: [...uses.map((_, w): Term => [1, `y${u}_${w}`]), [-1, `x${u}`]], is: '=', than: 0 })
  })
  needs.forEach(({ count }, need) => {
    const terms = perNeed[need] ?? []
    if (terms.length > 0) rows.push({ terms, is: '<=', than: count })
  })
  const maySpare = filled.some(([counts]) => counts > 1)
  return { rows, filled: filled.length > 0 ? filled : [[0, 'nothing']], maySpare }
}

/** Every way to use a unit: for one need, or by an equivalent for one of each of some of its parts. */
function usesOf({ abilities }: Candidate, needs: readonly Need[], equivalents: readonly Equivalent[]): number[][] {
  const has = (need: Need): boolean =>
    abilities.capabilities.some(
      ({ code, amount }) => code === need.capability && (need.atLeast === undefined || (amount ?? 0) >= need.atLeast),
    )
  const uses = needs.flatMap((need, at) => (has(need) ? [[at]] : []))
  for (const { whole, parts } of equivalents) {
    if (!abilities.capabilities.some(({ code }) => code === whole)) continue
    let ways: number[][] = [[]]
    for (const part of parts) {
      const able = needs.flatMap((need, at) =>
        need.capability === part && (need.atLeast === undefined || has(need)) ? [at] : [],
      )
      ways = ways.flatMap((way) => [way, ...able.map((at) => [...way, at])])
    }
    uses.push(...ways.filter((way) => way.length > 0))
  }
  return [...new Map(uses.map((use) => [use.toSorted((a, b) => a - b).join(), use])).values()]
}

/** Solves the objectives in order; cuts off sets with a unit to spare, then compares all sets that are equally good by id. */
function best(candidates: readonly Candidate[], { rows, filled, maySpare }: Model, ask: Ask): Solved {
  const cuts: Row[] = []
  while (cuts.length < mostCuts) {
    const found = inOrder(candidates, [...rows, ...cuts], ask)
    if (found === undefined) throw new Error('no set fills what was filled')
    const set = lowest(candidates, found, ask)
    const spare = set.find((out) => canSpare(candidates, set, out, { rows, filled, maySpare }, ask))
    if (spare === undefined)
      return { units: set.map((u) => candidates[u]?.unit ?? '').toSorted(), figures: found.figures }
    cuts.push(
      cutAbove(
        candidates,
        set.filter((each) => each !== spare),
      ),
    )
  }
  throw new Error(`more than ${mostCuts} sets with units to spare`)
}

const goes = (set: readonly number[], factor = 1): Term[] => set.map((u) => [factor, `x${u}`])

/** Whether the rest of a set fills as much without one of its units. */
function canSpare(
  all: readonly Candidate[],
  set: readonly number[],
  out: number,
  { rows, maySpare }: Model,
  ask: Ask,
): boolean {
  if (!maySpare) return false
  const home = all.flatMap((_, u): Row[] =>
    set.includes(u) && u !== out ? [] : [{ terms: [[1, `x${u}`]], is: '=', than: 0 }],
  )
  return ask('Minimize', goes(set), [...rows, ...home]) !== undefined
}

/** With all of these, which fill everything, nobody else goes. */
function cutAbove(all: readonly Candidate[], whole: readonly number[]): Row {
  const others = all.flatMap((_, u) => (whole.includes(u) ? [] : [u]))
  return { terms: [...goes(others), ...goes(whole, all.length)], is: '<=', than: all.length * whole.length }
}

type Found = { readonly set: readonly number[]; readonly figures: readonly number[]; readonly rows: readonly Row[] }

function inOrder(candidates: readonly Candidate[], given: readonly Row[], ask: Ask): Found | undefined {
  const at = candidates.map((_, u) => u)
  const known = at.filter((u) => candidates[u]?.seconds !== null)
  const time = (u: number): number => candidates[u]?.seconds ?? 0
  const rows = [...given]
  const fix = (goal: readonly Term[]): number | undefined => {
    const terms: readonly Term[] = goal.length > 0 ? goal : [[0, 'nothing']]
    const found = ask('Minimize', terms, rows)
    if (found !== undefined) rows.push({ terms, is: '<=', than: found.value })
    return found?.value
  }
  const unknown = fix(goes(at.filter((u) => candidates[u]?.seconds === null)))
  if (unknown === undefined) return undefined
  const diverts = fix(goes(at.filter((u) => candidates[u]?.divert))) ?? 0
  const least = fixFirst(known, time, rows, ask)
  const sum = fix(known.map((u): Term => [time(u), `x${u}`])) ?? 0
  const latest = fixLatest(known, time, rows, ask)
  const last = ask('Minimize', goes(at), rows)
  if (last === undefined) throw new Error('the last constraint took the last set away')
  return { set: at.filter((u) => last.isOne(`x${u}`)), figures: [unknown, diverts, least, sum, latest], rows }
}

/** The least time of a first unit: `z` marks one that goes; nobody earlier may go afterwards. */
function fixFirst(known: readonly number[], time: (u: number) => number, rows: Row[], ask: Ask): number {
  const marks: Row[] = known.map((u) => ({
    terms: [
      [1, `z${u}`],
      [-1, `x${u}`],
    ],
    is: '<=',
    than: 0,
  }))
  const one: Row = { terms: known.map((u): Term => [1, `z${u}`]), is: '=', than: 1 }
  const found =
    known.length === 0
      ? undefined
      : ask(
          'Minimize',
          known.map((u): Term => [time(u), `z${u}`]),
          [...rows, ...marks, one],
        )
  if (found === undefined) return Infinity
  const first = Math.round(found.value)
  rows.push({ terms: goes(known.filter((u) => time(u) === first)), is: '>=', than: 1 })
  const earlier = known.filter((u) => time(u) < first)
  if (earlier.length > 0) rows.push({ terms: goes(earlier), is: '<=', than: 0 })
  return first
}

/** The least latest time: one of all times (`l` marks it) that no unit that goes is above. */
function fixLatest(known: readonly number[], time: (u: number) => number, rows: Row[], ask: Ask): number {
  const times = [...new Set(known.map(time))].toSorted((a, b) => a - b)
  const above: Row[] = known.map((u) => ({
    terms: [[1, `x${u}`], ...times.flatMap((t, at): Term[] => (t >= time(u) ? [[-1, `l${at}`]] : []))],
    is: '<=',
    than: 0,
  }))
  const one: Row = { terms: times.map((_, at): Term => [1, `l${at}`]), is: '<=', than: 1 }
  const found =
    known.length === 0
      ? undefined
      : ask(
          'Minimize',
          times.map((t, at): Term => [t, `l${at}`]),
          [...rows, ...above, one],
        )
  const latest = Math.round(found?.value ?? 0)
  const later = known.filter((u) => time(u) > latest)
  if (later.length > 0) rows.push({ terms: goes(later), is: '<=', than: 0 })
  return latest
}

/**
 * Of all sets with the same figures the one with the lowest ids: the lowest that can go, with it the next lowest, and so on.
 * `z` marks the one that is looked for.
 */
function lowest(candidates: readonly Candidate[], found: Found, ask: Ask): readonly number[] {
  const byId = candidates
    .map(({ unit }, u) => ({ unit, u }))
    .toSorted((one, other) => (one.unit < other.unit ? -1 : 1))
    .map(({ u }) => u)
  const rows = [...found.rows]
  const set: number[] = []
  let left = byId
  while (left.length > 0) {
    const marks = left.map((u): Row => ({
      terms: [
        [1, `z${u}`],
        [-1, `x${u}`],
      ],
      is: '<=',
      than: 0,
    }))
    const one: Row = { terms: left.map((u): Term => [1, `z${u}`]), is: '=', than: 1 }
    const answer = ask(
      'Minimize',
      left.map((u, rank): Term => [rank, `z${u}`]),
      [...rows, ...marks, one],
    )
    const at = left.findIndex((u) => answer?.isOne(`z${u}`))
    const [next] = left.slice(at)
    if (at < 0 || next === undefined) break
    set.push(next)
    rows.push({ terms: goes([next]), is: '=', than: 1 })
    if (at > 0) rows.push({ terms: goes(left.slice(0, at)), is: '=', than: 0 })
    left = left.slice(at + 1)
  }
  return set
}

function optimum(answer: Answer): number {
  if (answer === undefined) throw new Error('a program that nothing constrains has no answer')
  return answer.value
}

const linear = (terms: readonly Term[]): string =>
  terms.map(([factor, name]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`).join(' ')
