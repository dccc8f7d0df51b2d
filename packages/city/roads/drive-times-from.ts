import { onRoad, withVehicle, type DriveAnswer, type DriveQuestion, type Place } from './drive-times.ts'
import type { RoadNetwork } from './network.ts'
import { SearchFrom } from './search-from.ts'

/** As `DriveQuestion`, turned around: one starts in one place, and many are where one may go. */
export type DriveQuestionFrom = Omit<DriveQuestion, 'to' | 'from'> & {
  readonly from: Place
  readonly to: readonly Place[]
}

/**
 * How long one drives from `from` to each of `to`, in one search forwards that ends when the best are known. Answers are in
 * the order of `to`, and as those of `driveTimes`.
 */
export function driveTimesFrom(
  roads: RoadNetwork,
  { from, to, best = to.length, maxS = Infinity, ...how }: DriveQuestionFrom,
): DriveAnswer[] {
  const { network, closures } = withVehicle(roads, how)
  const start = onRoad(network, from, 'start')
  if (!start) return to.map(() => 'unknown')
  const goals = to.map((place) => onRoad(network, place, 'destination'))
  const search = searchFromOn(network)
  search.run({ from: [{ at: start, startS: 0 }], to: goals, best, limitS: maxS, closures })
  return goals.map((goal, index) => {
    if (!goal) return 'unknown'
    const seconds = search.seconds[index] ?? Infinity
    if (search.isAnswered(index) && seconds <= maxS) return { seconds, metres: search.metres[index] ?? 0 }
    return search.exhausted && seconds === Infinity ? 'unknown' : 'beyond'
  })
}

const searches = new WeakMap<RoadNetwork, SearchFrom>()

function searchFromOn(network: RoadNetwork): SearchFrom {
  const known = searches.get(network)
  if (known) return known
  const made = new SearchFrom(network)
  searches.set(network, made)
  return made
}
