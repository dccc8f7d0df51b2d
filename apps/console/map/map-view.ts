import type { Point } from '@tocsin/domain'
import { createStore } from '../store.ts'

/** What the map shows, as a circle: places in it are more likely meant. null before there is a map. */
export const mapView = createStore<{ readonly shows: (Point & { readonly radiusM: number }) | null }>({ shows: null })
