import type { MapTheme } from '@tocsin/ui/map'
import { settings } from '../settings.ts'
import { useStore } from '../store.ts'

/** How maps look at this desk. */
export const useMapTheme = (): MapTheme =>
  useStore(settings, ({ theme, mapLook }) => (mapLook === 'contrast' ? 'contrast' : theme))
