import type { OsmTags } from '../import/osm.ts'

const han = /\p{Script=Han}/u

/**
 * The names of an element: `name` as the local script has it, and `name_zh`, `name_en` only where they differ from it, so
 * that a style reads `coalesce(name_en, name)`.
 */
export function namesOf(tags: OsmTags): Record<string, string> {
  const local = tags['name'] ?? tags['name:zh'] ?? tags['name:en']
  if (!local) return {}
  const zh = tags['name:zh-Hans'] ?? tags['name:zh']
  const en = tags['name:en'] ?? (han.test(local) ? tags['int_name'] : undefined)
  return { name: local, ...(zh && zh !== local && { name_zh: zh }), ...(en && en !== local && { name_en: en }) }
}
