import type { IncidentType, Listing } from '@tocsin/domain'
import { pinyinInitials } from '@tocsin/ui'
import { rankOf } from '../rank.ts'

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

/** Types whose code, Chinese or English name or pinyin initials fit what was typed, best first; all of them for nothing. */
export function findTypes({ types }: Pick<Listing, 'types'>, typed: string): readonly IncidentType[] {
  const text = typed.trim().toLowerCase()
  if (text === '') return searchables(types).map(({ type }) => type)
  return searchables(types)
    .flatMap((each) => {
      const rank = rankOf(each.keys, text)
      return rank === undefined ? [] : [{ type: each.type, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ type }) => type)
}
