import { byNearness, type Near, type Organisation } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useAll } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useLanguage, useWords } from '../words.ts'

/** All other organisations, the nearest in the tree first; `first` before all, where it is one of them. */
export function useNear(first: string | null = null): readonly Near<Organisation>[] {
  const near = byNearness(useAll('organisation'), useViewer().org)
  const found = near.find(({ organisation }) => organisation.id === first)
  return found === undefined ? near : [found, ...near.filter((each) => each !== found)]
}

/** `Qinghe Fire Brigade · partner · fire brigade`: what is chosen among. */
export function useNearName(): (near: Near<Organisation>) => string {
  const { organisations: words } = useWords()
  const language = useLanguage()
  return ({ organisation: { name, kind }, relation }) =>
    [
      nameIn(language, name),
      // a partner is told by what it is
      ...(relation === 'partner' || relation === 'other' ? [] : [words.relations[relation]]),
      ...(kind === null ? [] : [words.kinds[kind]]),
    ].join(' · ')
}
