import type { LegacyFeature } from 'geojson-vt'
import type { Properties } from './feature.ts'

/** Below this zoom streets are thin lines without names; a whole city's would otherwise be most of an overview tile. */
export const namedRoadsZoom = 13

const named = new Set(['motorway', 'trunk', 'primary', 'secondary'])

/** A road as an overview shows it: its kind, and for the great ones their number. */
export function withoutNames(road: Properties): Properties {
  const kept = named.has(String(road['kind']))
    ? ['kind', 'link', 'tunnel', 'ref', 'name', 'name_zh', 'name_en']
    : ['kind', 'link', 'tunnel']
  return Object.fromEntries(Object.entries(road).filter(([key]) => kept.includes(key)))
}

/** Lines with equal properties become one feature of many lines: it draws the same and takes a fraction of the bytes. */
export function joinAlike(features: readonly LegacyFeature[]): LegacyFeature[] {
  const alike = Map.groupBy(features, ({ type, tags }) => `${type}${JSON.stringify(tags)}`)
  return [...alike.values()].flatMap((same) => {
    const [first] = same
    if (!first || first.type !== 2 || 'name' in (first.tags ?? {})) return same
    const geometry = same.flatMap((feature) => (feature.type === 2 ? feature.geometry : []))
    return [{ ...first, geometry }]
  })
}
