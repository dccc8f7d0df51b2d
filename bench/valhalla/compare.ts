import { driveTimes, metresBetween, nearestRoad, shortestWays } from '../../packages/city/roads/index.ts'
import type { DriveTime, LonLat, RoadNetwork } from '../../packages/city/roads/index.ts'
import { median, percentile } from '../statistics.ts'
import type { Follower } from './follow.ts'
import type { Oracle, OracleAnswer } from './oracle.ts'

/** How one pair of places came out. Differences are in per cent of the oracle's figure, NaN where one has none. */
export type Outcome = { readonly lengthPct: number; readonly timePct: number; readonly causes: readonly string[] }

/** One of the comparison's cities, summed up. */
export type Summary = {
  readonly pairs: number
  readonly lengthMedianPct: number
  readonly lengthP95Pct: number
  readonly timeMedianPct: number
  readonly mismatchPct: number
}

const otherRoadM = 5
/** Valhalla keeps each road's length in whole metres and the earth as a sphere: less than this is no difference. */
const roundingPct = 0.5
const roundingM = 5

type Both = { readonly from: LonLat; readonly to: LonLat; readonly network: RoadNetwork; readonly follower: Follower }

/** Asks both for the shortest way and for the drive time between two places, and says where and why they differ. */
export async function comparePair(oracle: Oracle, pair: Both): Promise<Outcome> {
  const { from, to, network } = pair
  const theirShortest = await oracle.route(from, to, true)
  const theirBest = await oracle.route(from, to, false)
  const ourShortest = shortestWays(network, { to, from: [from] })[0]
  const ourBest = driveTimes(network, { to, from: [from] })[0]
  if (!isAnswer(ourShortest) || !isAnswer(ourBest) || theirShortest === 'unreachable' || theirBest === 'unreachable') {
    return {
      lengthPct: NaN,
      timePct: NaN,
      causes: [reachCause(isAnswer(ourShortest), theirShortest !== 'unreachable')],
    }
  }
  return {
    lengthPct: pctOff(ourShortest.metres, theirShortest.metres),
    timePct: pctOff(ourBest.seconds, theirBest.seconds),
    causes: [lengthCause(pair, ourShortest, theirShortest), timeCause(ourBest, theirBest)],
  }
}

function isAnswer(answer: DriveTime | string | undefined): answer is DriveTime {
  return typeof answer === 'object'
}

const pctOff = (ours: number, theirs: number) => (Math.abs(ours - theirs) / Math.max(theirs, 1)) * 100

const onlyOurs = 'reach: only here'
const onlyTheirs = 'reach: only in Valhalla'
const neither = 'reach: in neither (parts of the extract that nothing joins)'

function reachCause(ours: boolean, theirs: boolean): string {
  if (ours) return onlyOurs
  return theirs ? onlyTheirs : neither
}

function lengthCause({ from, to, network, follower }: Both, ours: DriveTime, theirs: OracleAnswer): string {
  const off = ours.metres - theirs.metres
  if (Math.abs(off) <= Math.max(roundingM, (theirs.metres * roundingPct) / 100))
    return 'length: the same but for rounding'
  const ends = [nearestRoad(network, from, 'start'), nearestRoad(network, to, 'destination')]
  const theirEnds = [theirs.line[0], theirs.line.at(-1)]
  const moved = ends.some((end, i) => end && metresBetween(end, toLonLat(theirEnds[i])) > otherRoadM)
  if (moved) return "length: a place is taken to another road (cut off at the extract's edge, or for emergencies)"
  if (off > 0) {
    const obstacle = follower.obstacle(theirs.line, ends[0], ends[1])
    if (obstacle !== 'none') return `length: longer here, for on Valhalla's way there is ${obstacle}`
    return 'length: longer here by rounding that adds up over many short roads (Valhalla keeps whole metres)'
  }
  return "length: shorter here, by a turn or over ground that Valhalla's own rules keep from through traffic"
}

const toLonLat = ([lon, lat]: readonly [number, number] = [NaN, NaN]) => ({ lon, lat })

/** Valhalla's best way is not its fastest: it adds penalties for turns, service roads and ground of density. */
function timeCause(ours: DriveTime, theirs: OracleAnswer): string {
  const sameWay =
    pctOff(ours.metres, theirs.metres) <= roundingPct || Math.abs(ours.metres - theirs.metres) <= roundingM
  const apart = pctOff(ours.seconds, theirs.seconds) > 15 ? 'more than 15 % apart' : 'within 15 %'
  if (sameWay) return `time: the same way, ${apart} (speeds where none is signed, time at turns)`
  const sooner = ours.seconds <= theirs.seconds ? 'sooner here' : 'later here'
  return `time: another way, ${sooner}, ${apart} (Valhalla weighs comfort, this only time; or as for length)`
}

export function summarise(outcomes: readonly Outcome[]): Summary {
  const lengths = outcomes.map(({ lengthPct }) => lengthPct).filter((pct) => !Number.isNaN(pct))
  const times = outcomes.map(({ timePct }) => timePct).filter((pct) => !Number.isNaN(pct))
  const mismatches = outcomes.filter(({ causes }) => causes.includes(onlyOurs) || causes.includes(onlyTheirs))
  return {
    pairs: outcomes.length,
    lengthMedianPct: median(lengths),
    lengthP95Pct: percentile(lengths, 0.95),
    timeMedianPct: median(times),
    mismatchPct: (mismatches.length / outcomes.length) * 100,
  }
}

/** Prints every class of difference, how often it came, and how much it made. */
export function printCauses(outcomes: readonly Outcome[]): void {
  const byCause = Map.groupBy(
    outcomes.flatMap((outcome) => outcome.causes.map((cause) => ({ cause, outcome }))),
    ({ cause }) => cause,
  )
  for (const [cause, members] of [...byCause].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const diffs = members.map(({ outcome }) => (cause.startsWith('time') ? outcome.timePct : outcome.lengthPct))
    const typical = cause.startsWith('reach') ? '' : `, median ${median(diffs).toFixed(2)} % apart`
    console.log(`    ${String(members.length).padStart(5)}  ${cause}${typical}`)
  }
}
