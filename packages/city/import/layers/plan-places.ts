import type { FloorPlan, PlanPlace } from '../../city.ts'
import { insidePoint } from '../inside-point.ts'
import { namesIn } from './areas.ts'
import { knownValues } from './columns.ts'
import type { LayerFeature } from './layer.ts'

/** Key premises by what a layer of floor plans may call them. */
export type KnownPremises = PlanPlace & { readonly id: string | undefined; readonly names: readonly string[] }

/** The key premises of a layer that have a point or an area; the layer's own reader tells of the others. */
export const knownPremises = (features: readonly LayerFeature[]): KnownPremises[] =>
  features.flatMap(({ geometry, properties }): KnownPremises[] => {
    const values = knownValues('premises', properties, () => {})
    const [lon, lat] =
      geometry.type === 'points' ? (geometry.points[0] ?? []) : geometry.type === 'areas' ? middleOf(geometry) : []
    if (lon === undefined || lat === undefined) return []
    const name = namesIn(values)
    const names = [values['name'], name.zh, name.en].flatMap((each) => each ?? [])
    const ground = geometry.type === 'areas' ? { ground: geometry.polygons } : {}
    return [{ id: values['id'], names, name, at: [lon, lat], ...ground }]
  })

const middleOf = ({ polygons }: Extract<LayerFeature['geometry'], { type: 'areas' }>): readonly number[] =>
  insidePoint(polygons) ?? []

/** Plans with the key premises that they name: by id, else by a name that one of them alone has. */
export function tiePlans(plans: readonly FloorPlan[], premises: readonly KnownPremises[]): FloorPlan[] {
  return plans.map((plan) => {
    const byId = premises.find(({ id }) => id === plan.premises)
    const byName = premises.filter(({ names }) => names.includes(plan.premises))
    const found = byId ?? (byName.length === 1 ? byName[0] : undefined)
    if (found === undefined) return plan
    const { name, at, ground } = found
    return { ...plan, place: { name, at, ...(ground && { ground }) } }
  })
}
