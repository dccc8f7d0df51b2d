import type { IncidentType, Listing } from '@tocsin/domain'
import { pinyinInitials } from '@tocsin/ui'

type Searchable = { readonly type: IncidentType; readonly keys: readonly string[] }

const searchablesOf = new WeakMap<Listing['types'], readonly Searchable[]>()

/** The types that can be chosen, with what they are found by; worked out once a list. */
function searchables(types: Listing['types']): readonly Searchable[] {
  const known = searchablesOf.get(types)
  if (known !== undefined) return known
  const made = types
    .filter(({ retired }) => !retired)
    .map((type) => ({
      type,
      keys: [type.code, type.name.zh, pinyinInitials(type.name.zh), type.name.en].map((key) => key.toLowerCase()),
    }))
  searchablesOf.set(types, made)
  return made
}

/** How well a type fits: 0 its whole key, 1 a beginning, 2 the beginning of a later word, 3 anywhere; undefined not at all. */
function rankOf({ keys }: Searchable, text: string): number | undefined {
  if (keys.includes(text)) return 0
  if (keys.some((key) => key.startsWith(text))) return 1
  if (keys.some((key) => key.split(/[\s,-]+/).some((word) => word.startsWith(text)))) return 2
  return keys.some((key) => key.includes(text)) ? 3 : undefined
}

/** Types whose code, Chinese or English name or pinyin initials fit what was typed, best first; all of them for nothing. */
export function findTypes({ types }: Pick<Listing, 'types'>, typed: string): readonly IncidentType[] {
  const text = typed.trim().toLowerCase()
  if (text === '') return searchables(types).map(({ type }) => type)
  return searchables(types)
    .flatMap((each) => {
      const rank = rankOf(each, text)
      return rank === undefined ? [] : [{ type: each.type, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ type }) => type)
}
