import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openAuckland } from './policies/auckland.ts'
import { drawCalls } from './policies/calls.ts'
import type { Policy } from './policies/policies.ts'
import { openSanFrancisco } from './policies/san-francisco.ts'
import { simulate, type SimResult } from './policies/simulate.ts'
import type { World } from './policies/world.ts'

const data = join(import.meta.dirname, '../../shared/data')
const firstSeed = 20_260_801
const warmUpDays = 1

const policies: readonly Policy[] = [
  ...(['line', 'road', 'ours'] as const).flatMap((sending) =>
    (['home', 'nearest', 'advice'] as const).map((waiting) => ({ sending, waiting })),
  ),
  { sending: 'ours', waiting: 'moves' },
]
const nameOf = ({ sending, waiting }: Policy) => `${sending}_${waiting}`

/**
 * Who is sent and where units wait, played through on Auckland and San Francisco: a report, not a bar. Every policy faces
 * the same calls. `--days N` (30) and `--seeds N` (6) play less or more, `--only auckland` or `--only sf` one city.
 */
export async function bench(args: string[]): Promise<Record<string, number>> {
  const option = (name: string) => args[args.indexOf(name) + 1]
  const whole = (name: string, usual: number) => (args.includes(name) ? Number(option(name)) : usual)
  const [days, seeds] = [whole('--days', 30), whole('--seeds', 6)]
  const cities = { auckland: ['ems/auckland', openAuckland], sf: ['sf', openSanFrancisco] } as const
  const figures: Record<string, number> = {}
  for (const [name, [folder, open]] of Object.entries(cities)) {
    if (args.includes('--only') && option('--only') !== name) continue
    if (!existsSync(join(data, folder))) throw new Error(`bench policies needs ${join(data, folder)}`)
    Object.assign(figures, play(await open(join(data, folder)), days, seeds))
  }
  return figures
}

function play(world: World, days: number, seeds: number): Record<string, number> {
  tell(world)
  const runs = Array.from({ length: seeds }, (_, i) => {
    const calls = drawCalls(world, days + warmUpDays, firstSeed + i)
    return policies.map((policy) => simulate(world, calls, policy, warmUpDays * 86_400))
  })
  const of = (policy: number, figure: (result: SimResult) => number) =>
    runs.map((run) =>
      figure(
        run[policy] ?? { calls: NaN, lateShare: NaN, meanS: NaN, waitedShare: NaN, busyShare: NaN, movesPerDay: NaN },
      ),
    )
  const figures: Record<string, number> = {}
  for (const [i, policy] of policies.entries()) {
    const key = `${world.name}_${nameOf(policy)}`
    const [late, latest] = meanAndError(of(i, ({ lateShare }) => 100 * lateShare))
    const [min, minError] = meanAndError(of(i, ({ meanS }) => meanS / 60))
    const against = policies.findIndex((it) => it.sending === policy.sending && it.waiting === 'home')
    const home = of(against, ({ lateShare }) => 100 * lateShare)
    const [better, betterError] = meanAndError(
      of(i, ({ lateShare }) => 100 * lateShare).map((pct, n) => pct - (home[n] ?? NaN)),
    )
    Object.assign(figures, {
      [`${key}_late_pct`]: late,
      [`${key}_mean_min`]: min,
      [`${key}_se`]: latest,
      [`${key}_mean_min_se`]: minError,
      [`${key}_late_vs_home_pct`]: better,
      [`${key}_late_vs_home_se`]: betterError,
    })
    const [busy] = meanAndError(of(i, ({ busyShare }) => 100 * busyShare))
    const [waited] = meanAndError(of(i, ({ waitedShare }) => 100 * waitedShare))
    const [moves] = meanAndError(of(i, ({ movesPerDay }) => movesPerDay))
    console.log(
      `  ${nameOf(policy).padEnd(13)} late ${late.toFixed(2)} % (se ${latest.toFixed(2)}), mean ${min.toFixed(2)} min (se ${minError.toFixed(3)}),` +
        ` against home ${better.toFixed(2)} (se ${betterError.toFixed(2)}); busy ${busy.toFixed(1)} %, waited ${waited.toFixed(2)} %, moves ${moves.toFixed(1)} a day`,
    )
  }
  return figures
}

function tell(world: World): void {
  const perDay = world.classes.map(
    ({ name, perDay: calls, driveFactor }) => `${calls.toFixed(1)} ${name} (drive x ${driveFactor.toFixed(2)})`,
  )
  console.log(
    `\n${world.name}: ${world.homes.length} units, ${world.bases.length} bases, ${world.zones} zones, ${world.cover.share.length} cover sets`,
  )
  console.log(
    `  calls a day: ${perDay.join(', ')}; dispatch ${world.dispatchDelayS} s, transported ${(100 * world.transportShare).toFixed(0)} %`,
  )
}

/** The mean of the seeds, and its standard error. */
function meanAndError(values: readonly number[]): [mean: number, error: number] {
  const n = values.length
  const mean = values.reduce((sum, each) => sum + each, 0) / n
  const spread = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (n - 1)
  return [mean, Math.sqrt(spread / n)]
}
