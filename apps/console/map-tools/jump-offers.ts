import type { Point } from '@tocsin/domain'

/** Something on the board that one may go to by its number or call sign. */
export type Target = { readonly id: string; readonly names: readonly string[]; readonly point: Point | null }

const most = 5

/** `E01` is called `E1` too. */
function spellings(name: string): readonly string[] {
  const small = name.toLowerCase()
  return [...new Set([small, small.replace(/^(\D+)0+(?=\d)/, '$1')])]
}

/**
 * Those of the board whose number or call sign is what was typed, then those that begin with it; shorter names first. Without
 * a point they are offered and cannot be chosen: better than silence.
 */
export function jumpOffers<Kind extends Target>(typed: string, targets: readonly Kind[]): readonly Kind[] {
  const text = typed.trim().replace(/^#/, '').toLowerCase()
  if (text === '') return []
  const rank = ({ names }: Target): number | undefined => {
    const lengths = names.flatMap(spellings).filter((name) => name.startsWith(text))
    return lengths.length === 0 ? undefined : Math.min(...lengths.map(({ length }) => length))
  }
  return targets
    .flatMap((target) => {
      const at = rank(target)
      return at === undefined ? [] : [{ target, at }]
    })
    .sort((a, b) => a.at - b.at)
    .slice(0, most)
    .map(({ target }) => target)
}
