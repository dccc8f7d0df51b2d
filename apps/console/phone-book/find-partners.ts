import type { Partner } from '@tocsin/domain'
import { pinyinInitials } from '@tocsin/ui'

/** Centres whose name, pinyin initials, number, id or language begins with or holds what was typed; those of a number first. */
export function findPartners(partners: readonly Partner[], typed: string): readonly Partner[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return partners
  return partners.filter(({ id, name, number, languages }) =>
    [id, name.zh, name.en, number, pinyinInitials(name.zh), ...languages].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  )
}
