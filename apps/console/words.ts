import type { ChosenPlace } from '@tocsin/domain'
import { placeIn, wordsOf, type Language, type Words } from '@tocsin/ui/words'
import { keyTable } from './keys.ts'
import { settings } from './settings.ts'
import { useStore } from './store.ts'

/** Every text of the screen in the language that was chosen. Whoever says words may say keys: drawn again when these change. */
export function useWords(): Words {
  useStore(keyTable, ({ rows }) => rows)
  return wordsOf(useLanguage())
}

export const useLanguage = (): Language => useStore(settings, ({ language }) => language)

/** Says where something is, in the language of the screen; undefined where that is not known. */
export function usePlaceName(): (
  place: Pick<ChosenPlace, 'label' | 'labelEn'> | null | undefined,
) => string | undefined {
  const language = useLanguage()
  return (place) => (place ? placeIn(language, place) : undefined)
}
