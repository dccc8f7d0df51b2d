import { pinyinInitials } from '@tocsin/ui'
import { nameIn, type Language } from '@tocsin/ui/words'
import { rankOf } from '../rank.ts'

/** A thing of a list: its code, and its name where it has one. */
export type Coded = {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string } | null
  readonly retired?: boolean
}

/** Things that can be chosen whose code, Chinese or English name or pinyin initials fit what was typed, best first. */
export function findCoded(all: readonly Coded[], typed: string): readonly Coded[] {
  const text = typed.trim().toLowerCase()
  const free = all.filter(({ retired }) => retired !== true)
  if (text === '') return free
  return free
    .flatMap((each) => {
      const names = each.name === null ? [] : [each.name.zh, pinyinInitials(each.name.zh), each.name.en]
      const rank = rankOf(
        [each.code, ...names].map((key) => key.toLowerCase()),
        text,
      )
      return rank === undefined ? [] : [{ each, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ each }) => each)
}

/** The name of a code in the language of the screen; the code where the list has none. */
export function shownName(all: readonly Coded[], code: string, language: Language): string {
  const name = all.find((each) => each.code === code)?.name ?? null
  return name === null ? code : nameIn(language, name)
}
