/**
 * The value below which a share of the samples lies, by nearest rank: always one of the samples, never between two.
 * @param samples in any order, any unit; not changed
 * @param share 0 to 1, e.g. 0.99
 * @returns NaN when there are no samples: an unknown figure is never zero
 */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = Float64Array.from(samples).sort()
  const rank = Math.max(1, Math.ceil(share * sorted.length))
  return sorted[rank - 1] ?? Number.NaN
}

/** The middle sample (the lower of the two middle ones when their number is even); NaN without samples. */
export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5)
}

/** The sample that 99 of 100 do not exceed; NaN without samples. Below 100 samples it is the largest. */
export function p99(samples: readonly number[]): number {
  return percentile(samples, 0.99)
}
