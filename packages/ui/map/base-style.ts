import type { StyleSpecification } from 'maplibre-gl'
import type { MapLanguage } from './expressions.ts'
import { groundLayers } from './ground-style.ts'
import { labelLayers } from './label-style.ts'
import { palettes, type MapTheme } from './palette.ts'
import { roadLayers } from './road-style.ts'

export const baseSource = 'base'
/** Operational lines and circles go below this layer, so that names stay readable on them. */
export const firstLabelLayer = 'house-number'

/**
 * The base map's style, all in code: nothing is fetched but the archive's tiles. `archiveUrl` is absolute, of a PMTiles
 * archive made by `city/tiles`.
 */
export function baseStyle(archiveUrl: string, theme: MapTheme, language: MapLanguage): StyleSpecification {
  const palette = palettes[theme]
  return {
    version: 8,
    sources: {
      [baseSource]: { type: 'vector', url: `pmtiles://${archiveUrl}`, attribution: '© OpenStreetMap contributors' },
    },
    transition: { duration: 0, delay: 0 },
    layers: [
      ...groundLayers(palette, baseSource),
      ...roadLayers(palette, baseSource),
      ...labelLayers(palette, baseSource, language),
    ],
  }
}
