import { wordsOf, type Language, type Words } from '@tocsin/ui/words'
import { settings } from './settings.ts'
import { useStore } from './store.ts'

/** Every text of the screen in the language that was chosen. */
export const useWords = (): Words => wordsOf(useLanguage())

export const useLanguage = (): Language => useStore(settings, ({ language }) => language)
