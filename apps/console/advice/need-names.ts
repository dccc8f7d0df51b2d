import { branchCapability, branches, unitKinds, type Need } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useListing } from '../live/use-listing.ts'
import { useLanguage, useWords } from '../words.ts'

/** What the screen calls a need: a kind of unit, a capability of the list, or a unit of a branch. */
export function useNeedName(): (need: Pick<Need, 'capability' | 'atLeast'> | undefined) => string {
  const { capabilities } = useListing()
  const { trade } = useWords()
  const language = useLanguage()
  return (need) => {
    if (need === undefined) return ''
    const { capability, atLeast } = need
    const kind = unitKinds.find((each) => each === capability)
    const branch = branches.find((each) => branchCapability(each) === capability)
    const listed = capabilities.find(({ code }) => code === capability)
    const name =
      listed === undefined
        ? kind !== undefined
          ? trade.unitKinds[kind]
          : branch !== undefined
            ? trade.branches[branch]
            : capability
        : nameIn(language, listed.name)
    return atLeast === undefined ? name : `${name} ≥ ${atLeast}`
  }
}
