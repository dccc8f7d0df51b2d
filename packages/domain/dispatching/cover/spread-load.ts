import type { LoadModel } from '../standby/index.ts'

/** A place that stands for the roads around it; `area`: the id that load is counted by, null in none. */
export type SpreadPlace = { readonly area: string | null; readonly roadM: number }

export type SpreadLoad = {
  /** by place: expected reports in the hour, or metres of road where there are too few reports to go by */
  readonly weights: Float64Array
  /** what the weights go by: reports of the public, or the roads alone */
  readonly basis: 'reports' | 'roads'
}

/**
 * Expected load at places in an hour of the week (0 to 167): each area's spread over its places by metres of road, and what
 * was too little to be told by area spread over all of them. DR39
 */
export function spreadLoad(places: readonly SpreadPlace[], model: LoadModel | undefined, hour: number): SpreadLoad {
  const roads = Float64Array.from(places, ({ roadM }) => roadM)
  if (model === undefined || model.sample === 'under-5') return { weights: roads, basis: 'roads' }
  const ofArea = new Map(model.areas.map(({ area, expected }) => [area, expected?.[hour] ?? 0]))
  const roadsOf = new Map<string, number>()
  for (const { area, roadM } of places) if (area !== null) roadsOf.set(area, (roadsOf.get(area) ?? 0) + roadM)
  const allM = roads.reduce((sum, each) => sum + each, 0) || 1
  // areas without a place on this map, the whole city among them, are everywhere
  const everywhere = [...ofArea].reduce((sum, [area, load]) => sum + (roadsOf.has(area) ? 0 : load), 0)
  const elsewhere = everywhere + (model.elsewhere?.[hour] ?? 0)
  const weights = Float64Array.from(places, ({ area, roadM }) => {
    const own = area === null ? 0 : ((ofArea.get(area) ?? 0) * roadM) / (roadsOf.get(area) || 1)
    return own + (elsewhere * roadM) / allM
  })
  return { weights, basis: 'reports' }
}
