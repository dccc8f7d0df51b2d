import { hoursOfWeek } from './load-counts.ts'

/** A number of reports; fewer than 5 are not told. */
export type SampleSize = number | 'under-5'

export type AreaLoad = {
  readonly area: string
  /** reports of the area altogether */
  readonly sample: SampleSize
  /** by hour of week: reports in the hours that were smoothed together for it */
  readonly samples: readonly SampleSize[]
  /** by hour of week: reports expected in that hour; undefined where the area had fewer than 5 altogether */
  readonly expected: Float64Array | undefined
}

export type LoadModel = {
  readonly areas: readonly AreaLoad[]
  /** areas with fewer than 5 reports, together; undefined where these are fewer than 5 too */
  readonly elsewhere: Float64Array | undefined
  readonly weeks: number
  /** reports altogether */
  readonly sample: SampleSize
}

/** The fewest reports that are told. */
export const leastShown = 5

/**
 * Expected reports by area and hour of week, from counts over `weeks` weeks (above 0).
 *
 * 1. Neighbouring hours are taken together (kernel 1 2 3 2 1 over the two hours before and after, round the week), which
 *    gives a rate r with the weight of E = weeks x 9^2 / 19 weeks.
 * 2. That rate is drawn to what the area's total and the whole city's week say of the hour, m = (total / weeks) x share of
 *    the hour, by empirical Bayes with a gamma prior of mean m and a weight of K weeks: (K m + E r) / (K + E).
 *    K is estimated by moments over all areas and hours: sum of m / sum of ((r - m)^2 - m / E); where areas differ from
 *    the city by no more than chance, m stands alone. (Clayton and Kaldor, Biometrics 43, 1987; Marshall, Applied
 *    Statistics 40, 1991.)
 *
 * Each area's week adds up to its own reports a week.
 */
export function expectLoad(byArea: ReadonlyMap<string, ArrayLike<number>>, weeks: number): LoadModel {
  const totals = [...byArea].map(([area, counts]) => ({ area, counts, total: totalOf(counts) }))
  const shown = totals.filter(({ total }) => total >= leastShown)
  const hidden = totals.filter(({ total }) => total < leastShown)
  const week = weekOf(addUp(totals.map(({ counts }) => counts)))
  const raw = shown.map(({ counts, total }) => rateOf(counts, total, week, weeks))
  const own = weightOfOwn(raw, exposureOf(weeks))
  const rest = hidden.reduce((sum, { total }) => sum + total, 0)
  const loads = shown.map(({ area, counts, total }, i) => ({
    area,
    sample: told(total),
    samples: windowsOf(counts).map(told),
    expected: shrink(raw[i], own),
  }))
  return {
    areas: [...loads, ...hidden.map(({ area }) => nothingOf(area))],
    elsewhere: rest < leastShown ? undefined : week.map((share) => (share * rest) / weeks),
    weeks,
    sample: told(totals.reduce((sum, { total }) => sum + total, 0)),
  }
}

type Rates = { readonly own: Float64Array; readonly city: Float64Array }

const kernel = [1, 2, 3, 2, 1] as const
const kernelSum = 9
const kernelSquares = 19

const told = (count: number): SampleSize => (count < leastShown ? 'under-5' : count)

const exposureOf = (weeks: number): number => (weeks * kernelSum ** 2) / kernelSquares

function rateOf(counts: ArrayLike<number>, total: number, week: Float64Array, weeks: number): Rates {
  return {
    own: smooth(counts).map((count) => count / weeks),
    city: week.map((share) => (share * total) / weeks),
  }
}

/** The share of an area's own rate in the answer, E / (K + E). */
function weightOfOwn(rates: readonly Rates[], exposure: number): number {
  let [mean, beyondChance] = [0, 0]
  for (const { own, city } of rates) {
    for (const [hour, m] of city.entries()) {
      mean += m
      beyondChance += ((own[hour] ?? 0) - m) ** 2 - m / exposure
    }
  }
  return beyondChance <= 0 ? 0 : exposure / (mean / beyondChance + exposure)
}

const shrink = (rates: Rates | undefined, own: number): Float64Array | undefined =>
  rates?.city.map((m, hour) => (1 - own) * m + own * (rates.own[hour] ?? 0))

/** The hours' shares of the week, smoothed; even where there is nothing to go by. */
function weekOf(counts: Float64Array): Float64Array {
  const total = totalOf(counts)
  return total === 0 ? counts.fill(1 / hoursOfWeek) : smooth(counts).map((count) => count / total)
}

function smooth(counts: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: hoursOfWeek }, (_, hour) => aroundHour(counts, hour, kernel) / kernelSum)
}

const windowsOf = (counts: ArrayLike<number>): number[] =>
  Array.from({ length: hoursOfWeek }, (_, hour) => aroundHour(counts, hour, [1, 1, 1, 1, 1]))

const aroundHour = (counts: ArrayLike<number>, hour: number, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * (counts[(hour + i - 2 + hoursOfWeek) % hoursOfWeek] ?? 0), 0)

function addUp(all: readonly ArrayLike<number>[]): Float64Array {
  return Float64Array.from({ length: hoursOfWeek }, (_, hour) => all.reduce((sum, each) => sum + (each[hour] ?? 0), 0))
}

const totalOf = (counts: ArrayLike<number>): number => Array.from(counts).reduce((sum, each) => sum + each, 0)

const nothingOf = (area: string): AreaLoad => ({
  area,
  sample: 'under-5',
  samples: Array.from({ length: hoursOfWeek }, () => 'under-5' as const),
  expected: undefined,
})
