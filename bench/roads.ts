import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readOsm } from '../packages/city/import/index.ts'
import { driveTimes, readRoads, type LonLat, type RoadNetwork } from '../packages/city/roads/index.ts'
import { median, p99 } from './statistics.ts'
import { comparePair, printCauses, summarise, type Outcome, type Summary } from './valhalla/compare.ts'
import { Follower } from './valhalla/follow.ts'
import { openOracle, valhallaVersion, type Oracle } from './valhalla/oracle.ts'
import { placesOnRoads } from './valhalla/pairs.ts'

const data = join(import.meta.dirname, '../../shared/data')
const cities = ['liechtenstein-2021', 'porto', 'munchen', 'monaco'].map((name) => join(data, `osm/${name}.osm.pbf`))
const sanFrancisco = join(data, 'sf/streets.osm.pbf')
const seed = 20_260_731
const units = 1000
const best = 5
const questions = 1000
const warmUp = 300
const oracleQuestions = 50

/**
 * Holds drive times and shortest ways against Valhalla on four cities, then times "which five of a thousand units are
 * nearest by road" on San Francisco, beside Valhalla's matrix. The figures of the comparison are the worst city's.
 * `--pairs N` compares fewer pairs a city than 2,000.
 */
export async function bench(args: string[]): Promise<Record<string, number>> {
  const missing = [...cities, sanFrancisco].filter((file) => !existsSync(file))
  if (missing.length > 0) throw new Error(`bench roads needs ${missing.join(', ')}`)
  const pairs = Number(args[args.indexOf('--pairs') + 1] ?? NaN) || 2000
  const summaries: Summary[] = []
  for (const extract of cities) summaries.push(await compareCity(extract, pairs))
  const speed = await timeBestUnits()
  const worst = (figure: (summary: Summary) => number) => Math.max(...summaries.map(figure))
  return {
    length_diff_median_pct: worst(({ lengthMedianPct }) => lengthMedianPct),
    length_diff_p95_pct: worst(({ lengthP95Pct }) => lengthP95Pct),
    time_diff_median_pct: worst(({ timeMedianPct }) => timeMedianPct),
    unreachable_mismatch_pct: worst(({ mismatchPct }) => mismatchPct),
    ...speed,
  }
}

async function compareCity(extract: string, pairs: number): Promise<Summary> {
  const [oracle, network] = [openOracle(extract), await openNetwork(extract)]
  const draw = await placesOnRoads(extract, seed)
  const follower = new Follower(network)
  const outcomes: Outcome[] = []
  while (outcomes.length < pairs) {
    outcomes.push(await comparePair(oracle, { from: draw(), to: draw(), network, follower }))
  }
  const summary = summarise(outcomes)
  const { lengthMedianPct, lengthP95Pct, timeMedianPct, mismatchPct } = summary
  console.log(`  ${pairs} pairs against Valhalla ${valhallaVersion}, seed ${seed}`)
  console.log(`  length: median ${lengthMedianPct.toFixed(3)} %, p95 ${lengthP95Pct.toFixed(2)} % apart`)
  console.log(`  time: median ${timeMedianPct.toFixed(2)} % apart; reach: ${mismatchPct.toFixed(2)} % differ`)
  printCauses(outcomes)
  return summary
}

async function openNetwork(extract: string): Promise<RoadNetwork> {
  const before = performance.now()
  const network = await readRoads((listener) => readOsm(extract, listener))
  const [pieces, states] = [network.pieceWay.length, network.stateEdge.length]
  const turns = network.turnTo.length
  console.log(`\n${basename(extract)}: ${pieces} pieces of road, ${states} states, ${turns} turns`)
  console.log(`  read and built in ${Math.round(performance.now() - before)} ms`)
  return network
}

async function timeBestUnits(): Promise<Record<string, number>> {
  const network = await openNetwork(sanFrancisco)
  const draw = await placesOnRoads(sanFrancisco, seed)
  const ask = () => ({ to: draw(), from: Array.from({ length: units }, draw), best })
  for (let i = 0; i < warmUp; i++) driveTimes(network, ask())
  const asked = Array.from({ length: questions }, ask)
  const cpuMs: number[] = []
  const ms = asked.map((question) => {
    const before = performance.now()
    const cpuBefore = process.threadCpuUsage()
    driveTimes(network, question)
    cpuMs.push(process.threadCpuUsage(cpuBefore).user / 1000)
    return performance.now() - before
  })
  const oracle = await timeOracle(openOracle(sanFrancisco), network, asked.slice(0, oracleQuestions))
  console.log(`  best ${best} of ${units} units, ${questions} questions: median ${median(ms).toFixed(2)} ms`)
  console.log(`  p99 ${p99(ms).toFixed(2)} ms, slowest ${Math.max(...ms).toFixed(2)} ms, finding their roads included`)
  console.log(
    `  of that processor time (what an idle machine would show): median ${median(cpuMs).toFixed(2)} ms, p99 ${p99(cpuMs).toFixed(2)} ms`,
  )
  console.log(`  Valhalla's matrix, ${oracleQuestions} of the same questions: median ${oracle.medianMs.toFixed(0)} ms`)
  console.log(`  of its five best ${oracle.inCommon.toFixed(2)} are among ours`)
  return {
    best5_of_1000_p50_ms: median(ms),
    best5_of_1000_p99_ms: p99(ms),
    vs_valhalla_ratio: oracle.medianMs / median(ms),
  }
}

type Question = { readonly to: LonLat; readonly from: readonly LonLat[]; readonly best: number }

async function timeOracle(oracle: Oracle, network: RoadNetwork, asked: readonly Question[]) {
  const ms: number[] = []
  let common = 0
  for (const question of asked) {
    const before = performance.now()
    const seconds = await oracle.secondsTo(question.to, question.from)
    ms.push(performance.now() - before)
    const theirs = seconds.map((s, unit) => ({ s: s ?? Infinity, unit })).sort((a, b) => a.s - b.s)
    const ours = driveTimes(network, question)
    common += theirs.slice(0, best).filter(({ unit }) => typeof ours[unit] === 'object').length
  }
  return { medianMs: median(ms), inCommon: common / asked.length }
}
