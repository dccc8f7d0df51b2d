import { mostOf } from './choosing/runners.ts'
import { isUseful, usefulnessFor, wantedFrom, type Usefulness } from './choosing/ways.ts'
import type { Abilities, Equivalent, Need } from './needs.ts'

/**
 * What somebody can do for a list of needs: one object, and one `key`, for all who differ in time and id alone. No set without superfluous
 * units holds more than `most` of them, 0 where they are of no use.
 */
export type Use = { readonly key: string; readonly most: number }

/** Tells who is alike for a choice, so that times are worked out for those alone that it can take. DR6, DR7, DR16 */
export function usesFor(needs: readonly Need[], equivalents: readonly Equivalent[]): (of: Abilities) => Use {
  const wanted = wantedFrom(needs)
  const usefulnessOf = usefulnessFor(wanted, equivalents)
  const known = new Map<Usefulness, Use>()
  return (abilities) => {
    const usefulness = usefulnessOf(abilities)
    const use = known.get(usefulness) ?? {
      key: usefulness.key,
      most: isUseful(usefulness) ? mostOf(usefulness, wanted) : 0,
    }
    known.set(usefulness, use)
    return use
  }
}
