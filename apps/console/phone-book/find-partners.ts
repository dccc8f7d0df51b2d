import type { Bilingual } from '@tocsin/domain'
import { pinyinInitials } from '@tocsin/ui'

type Listed = {
  readonly id: string
  readonly name: Bilingual
  readonly number: string
  readonly languages: readonly string[]
}

/** Those whose name, pinyin initials, number, id or language begins with or holds what was typed. */
export function findPartners<Entry extends Listed>(entries: readonly Entry[], typed: string): readonly Entry[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return entries
  return entries.filter(({ id, name, number, languages }) =>
    [id, name.zh, name.en, number, pinyinInitials(name.zh), ...languages].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  )
}
