import type { Plan } from './plan.ts'

/**
 * How far down the plan's order of areas a unit stands: the first step that names one of its areas, 0 first. Who stands in
 * none comes after all of them, so that help is never left out; without an order all are 0. DR10
 */
export function tierOf({ areaOrder }: Pick<Plan, 'areaOrder'>, areasOfUnit: readonly string[]): number {
  const step = areaOrder.findIndex((areas) => areas.some((area) => areasOfUnit.includes(area)))
  return step >= 0 ? step : areaOrder.length
}
