import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { planStandby, StandbyAdvisor } from '../packages/domain/dispatching/standby/index.ts'
import { openAuckland } from './policies/auckland.ts'
import { openSanFrancisco } from './policies/san-francisco.ts'
import type { World } from './policies/world.ts'
import { PlainAdvisor } from './standby/plain-advisor.ts'
import { median, p99 } from './statistics.ts'
import { randomFrom } from './valhalla/pairs.ts'

const data = join(import.meta.dirname, '../../shared/data')
const seed = 20_260_801
const questions = 2000
const warmUp = 500

/**
 * How long stand-by advice takes: DMEXCLP for a unit that becomes free, grouped by the bases that cover, beside the plain
 * formula place by place, the same questions in turns in the same run; the best move among all waiting units; and MEXCLP
 * for a shift. Microseconds, on Auckland and San Francisco.
 */
export async function bench(): Promise<Record<string, number>> {
  const cities = { auckland: ['ems/auckland', openAuckland], sf: ['sf', openSanFrancisco] } as const
  const missing = Object.values(cities).filter(([folder]) => !existsSync(join(data, folder)))
  if (missing.length > 0)
    throw new Error(`bench standby needs ${missing.map(([folder]) => join(data, folder)).join(', ')}`)
  const figures: Record<string, number> = {}
  for (const [folder, open] of Object.values(cities)) Object.assign(figures, measure(await open(join(data, folder))))
  return figures
}

function measure(world: World): Record<string, number> {
  const draw = randomFrom(seed)
  const { bases, cover: sets, busy, capacity, name } = world
  const advisor = new StandbyAdvisor({ sets, busy, capacity })
  const plain = new PlainAdvisor(world)
  const asked = Array.from({ length: warmUp + questions }, () => {
    const heading = world.homes.filter(() => draw() > busy).map(() => Math.floor(draw() * bases.length))
    const others = bases.map((_, base) => heading.filter((it) => it === base).length)
    const from = Math.floor(draw() * world.zones)
    const driveS = (base: number) => world.seconds[from * world.places.length + (bases[base] ?? 0)]
    return { others, driveS, idle: heading.map((base, i) => ({ id: `${i}`, base, driveS })) }
  })
  const ours: number[] = []
  const theirs: number[] = []
  const moves: number[] = []
  let different = 0
  for (const { others, driveS, idle } of asked) {
    const [option, us] = timed(() => advisor.bestBaseFor({ driveS }, others))
    const [gain, plainUs] = timed(() => plain.bestGain(others))
    const [, moveUs] = timed(() => advisor.bestMove(idle, 0.001))
    if (Math.abs((option?.gain ?? NaN) - gain) > 1e-9) different++
    ours.push(us)
    theirs.push(plainUs)
    moves.push(moveUs)
  }
  if (different > 0) throw new Error(`${different} decisions of ${name} differ from the plain formula's`)
  const shift = Array.from(
    { length: 20 },
    () => timed(() => planStandby({ sets, units: world.homes.length, capacity, busy }))[1],
  )
  const measured = (values: readonly number[]) => values.slice(warmUp)
  console.log(
    `  ${name}: ${plain.places} places with calls in ${sets.share.length} sets, ${bases.length} bases, ${world.homes.length} units`,
  )
  return {
    [`${name}_dmexclp_p50_us`]: median(measured(ours)),
    [`${name}_dmexclp_p99_us`]: p99(measured(ours)),
    [`${name}_plain_p50_us`]: median(measured(theirs)),
    [`${name}_vs_plain_ratio`]: median(measured(theirs)) / median(measured(ours)),
    [`${name}_best_move_p50_us`]: median(measured(moves)),
    [`${name}_mexclp_p50_ms`]: median(shift) / 1000,
  }
}

function timed<T>(work: () => T): [answer: T, us: number] {
  const before = performance.now()
  const answer = work()
  return [answer, (performance.now() - before) * 1000]
}
