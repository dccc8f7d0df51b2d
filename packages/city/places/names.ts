import type { OsmTags } from '../import/osm.ts'
import { han } from './words.ts'

export type Names = {
  /** as the signs there have it */
  readonly local: string
  readonly zh: string | undefined
  readonly en: string | undefined
  /** other names that people may say; searched, not shown */
  readonly others: readonly string[]
}

const otherKeys = [
  ...['alt_name', 'short_name', 'old_name', 'official_name'].flatMap((key) => [key, `${key}:zh`, `${key}:en`]),
  'loc_name',
  'nat_name',
  'reg_name',
  'int_name',
  'name:de',
  'name:fr',
  'brand',
  'brand:zh',
  'brand:en',
]

export function namesOf(tags: OsmTags): Names | undefined {
  const zhTag = tags['name:zh-Hans'] ?? tags['name:zh']
  const local = tags['name'] ?? zhTag ?? tags['name:en']
  if (!local) return undefined
  const localIsHan = han.test(local)
  const others = otherKeys.flatMap((key) => (tags[key] ?? '').split(';')).map((name) => name.trim())
  return {
    local,
    zh: zhTag ?? (localIsHan ? local : undefined),
    en: tags['name:en'] ?? (localIsHan ? latinOf(tags) : local),
    others: [...new Set(others)].filter((name) => name && name !== local),
  }
}

/** A Chinese name in Latin letters: what travellers know it by, else how it is spoken. */
const latinOf = (tags: OsmTags): string | undefined =>
  [tags['int_name'], tags['name:zh-Latn-pinyin'], tags['name:zh_pinyin']].find(
    (name) => name !== undefined && name !== '' && !han.test(name),
  )

/** A shop without a name of its own goes by its brand. */
export function brandOf(tags: OsmTags): Names | undefined {
  const local = tags['brand']
  if (!local) return undefined
  return { ...namesFrom(local), others: [tags['brand:zh'], tags['brand:en']].filter((name) => name !== undefined) }
}

/** A name known only as a text, as `addr:street` gives it. */
export function namesFrom(local: string): Names {
  return { local, zh: han.test(local) ? local : undefined, en: han.test(local) ? undefined : local, others: [] }
}
