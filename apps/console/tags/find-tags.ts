import type { Tag } from '@tocsin/domain'
import { pinyinInitials } from '@tocsin/ui'

/** Tags that can be chosen and are not yet, whose code, name or pinyin initials begin with or hold what was typed. */
export function findTags(all: readonly Tag[], chosen: readonly string[], typed: string): readonly Tag[] {
  const text = typed.trim().toLowerCase()
  const keysOf = ({ code, name }: Tag): readonly string[] =>
    [code, name.zh, pinyinInitials(name.zh), name.en].map((key) => key.toLowerCase())
  const free = all.filter(({ code, retired }) => !retired && !chosen.includes(code))
  const rankOf = (tag: Tag): number =>
    keysOf(tag).some((key) => key.startsWith(text)) ? 0 : keysOf(tag).some((key) => key.includes(text)) ? 1 : 2
  return free
    .map((tag) => ({ tag, rank: rankOf(tag) }))
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .map(({ tag }) => tag)
}

/** The tags that are there now, with what this person added and took off: what others did meanwhile stays. */
export function mergedTags(
  before: readonly string[],
  wanted: readonly string[],
  now: readonly string[],
): readonly string[] {
  const kept = now.filter((tag) => wanted.includes(tag) || !before.includes(tag))
  return [...kept, ...wanted.filter((tag) => !before.includes(tag) && !kept.includes(tag))]
}
