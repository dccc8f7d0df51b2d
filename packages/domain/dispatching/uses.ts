import { mostOf } from './choosing/runners.ts'
import { isUseful, usefulnessFor, wantedFrom } from './choosing/ways.ts'
import type { Abilities, Equivalent, Need } from './needs.ts'

/**
 * What somebody can do for a list of needs. Those with the same `key` differ in time and id alone; no set without
 * superfluous units holds more than `most` of them, 0 where they are of no use.
 */
export type Use = { readonly key: string; readonly most: number }

/** Tells who is alike for a choice, so that times are worked out for those alone that it can take. DR6, DR7, DR16 */
export function usesFor(needs: readonly Need[], equivalents: readonly Equivalent[]): (of: Abilities) => Use {
  const wanted = wantedFrom(needs)
  const useOf = usefulnessFor(wanted, equivalents)
  return (abilities) => {
    const use = useOf(abilities)
    return { key: use.key, most: isUseful(use) ? mostOf(use, wanted) : 0 }
  }
}
