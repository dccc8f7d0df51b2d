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
    return new Map(policies.map((policy) => [nameOf(policy), simulate(world, calls, policy, warmUpDays * 86_400)]))
  })
  const of = (policy: Policy): SimResult[] => runs.flatMap((run) => run.get(nameOf(policy)) ?? [])
  const figures = policies.map((policy) => figuresOf(`${world.name}_${nameOf(policy)}`, policy, of))
  return Object.fromEntries(figures.flatMap((each) => Object.entries(each)))
}

/** The means of the seeds with their standard errors; what it is against another policy goes by pairs of the same calls. */
function figuresOf(key: string, policy: Policy, of: (policy: Policy) => SimResult[]): Record<string, number> {
  const late = (each: Policy) => of(each).map(({ lateShare }) => 100 * lateShare)
  const against = (other: Policy) => meanAndError(late(policy).map((pct, i) => pct - (late(other)[i] ?? NaN)))
  const mean = (figure: (result: SimResult) => number) => meanAndError(of(policy).map(figure))
  const [latePct, lateSe] = meanAndError(late(policy))
  const [minutes, minutesSe] = mean(({ meanS }) => meanS / 60)
  const [home, homeSe] = against({ ...policy, waiting: 'home' })
  const [line, lineSe] = policy.waiting === 'moves' ? [NaN, NaN] : against({ ...policy, sending: 'line' })
  const rest = [mean(({ busyShare }) => 100 * busyShare)[0], mean(({ waitedShare }) => 100 * waitedShare)[0]]
  console.log(
    `  ${nameOf(policy).padEnd(13)} late ${told(latePct, lateSe)} %, mean ${told(minutes, minutesSe)} min; late against home ${told(home, homeSe)},` +
      ` against line ${told(line, lineSe)}; busy ${rest.map((pct) => pct.toFixed(1)).join(' %, found nobody ')} %,` +
      ` ${mean(({ movesPerDay }) => movesPerDay)[0].toFixed(0)} moves a day`,
  )
  return {
    [`${key}_late_pct`]: latePct,
    [`${key}_mean_min`]: minutes,
    [`${key}_se`]: lateSe,
    [`${key}_mean_min_se`]: minutesSe,
    [`${key}_late_vs_home_pct`]: home,
    [`${key}_late_vs_home_se`]: homeSe,
    [`${key}_late_vs_line_pct`]: line,
    [`${key}_late_vs_line_se`]: lineSe,
  }
}

const told = (value: number, error: number): string => `${value.toFixed(2)} (se ${error.toFixed(2)})`

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
