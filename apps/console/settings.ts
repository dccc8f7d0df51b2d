import { languages, preferredLanguage, type Language } from '@tocsin/ui/words'
import { createStore } from './store.ts'

export type Theme = 'dark' | 'light'

/** The map as the desk is, or in high contrast. */
export type MapLook = 'as-desk' | 'contrast'
/** What of the ground the map shows beside roads and houses. */
export const mapGrounds = ['areas', 'beats', 'premises'] as const
export type MapGround = (typeof mapGrounds)[number]

/** What a person chose for this browser. Read before anything is drawn, so that nothing flashes. */
export type Settings = {
  readonly language: Language
  readonly theme: Theme
  readonly mapLook: MapLook
  readonly mapGround: readonly MapGround[]
}

const key = 'tocsin-settings'

function read(): Settings {
  const settings: { language: Language; theme: Theme; mapLook: MapLook; mapGround: readonly MapGround[] } = {
    language: preferredLanguage(navigator.languages),
    theme: 'dark',
    mapLook: 'as-desk',
    mapGround: [],
  }
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return settings
    if ('language' in kept) settings.language = languages.find((each) => each === kept.language) ?? settings.language
    if ('theme' in kept && kept.theme === 'light') settings.theme = 'light'
    if ('mapLook' in kept && kept.mapLook === 'contrast') settings.mapLook = 'contrast'
    if ('mapGround' in kept && Array.isArray(kept.mapGround)) settings.mapGround = groundsIn(kept.mapGround)
  } catch {
    // A browser that keeps nothing starts in its own language, dark.
  }
  return settings
}

const groundsIn = (kept: readonly unknown[]): readonly MapGround[] => mapGrounds.filter((each) => kept.includes(each))

export const settings = createStore(read())

settings.subscribe(() => {
  try {
    localStorage.setItem(key, JSON.stringify(settings.get()))
  } catch {
    // Not kept: asked again next time.
  }
})

// Another window of this browser chose: this one looks the same.
globalThis.addEventListener?.('storage', (event) => {
  if (event.key === key) settings.set(read())
})
