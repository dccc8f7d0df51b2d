import { validateStyleMin, type StyleSpecification } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { baseSource, baseStyle, firstLabelLayer } from './base-style.ts'
import { dataOf, styleLayersOf, type Look } from './layer-parts.ts'
import { circlesLayer, linesLayer } from './map-layers.ts'
import { metresToPixels } from './radius.ts'

/** What `city/tiles` writes; the two rooms do not know each other. */
const tileLayers = ['border', 'building', 'ground', 'housenumber', 'place', 'rail', 'road', 'spot', 'water', 'waterway']

const layers = [
  circlesLayer({ id: 'doubt', circles: [{ id: 'c', lon: 113.25, lat: 22.95, radiusM: 100, colour: 'red' }] }),
  linesLayer({
    id: 'routes',
    lines: [
      {
        id: 'r',
        line: [
          [113.25, 22.95],
          [113.26, 22.96],
        ],
        colour: 'blue',
        dashed: true,
      },
    ],
  }),
]
const look: Look = { resolve: (colour) => (colour.startsWith('--') ? '#00ff00' : colour) }
const ink = { text: '#fff', halo: '#000', ring: '#fff' }

describe.each(['dark', 'light', 'contrast'] as const)('the %s style', (theme) => {
  it.each(['zh', 'en'] as const)('is valid in %s, with everything that screens put on it', (language) => {
    const style: StyleSpecification = baseStyle('https://example.org/map.pmtiles', theme, language)
    for (const layer of layers) {
      style.sources[layer.id] = { type: 'geojson', data: dataOf(layer, look), promoteId: 'id' }
      style.layers.push(...styleLayersOf(layer, layer.id, ink))
    }
    expect(validateStyleMin(style).map(({ message }) => message)).toEqual([])
    expect(style.glyphs ?? style.sprite).toBeUndefined()
  })
})

describe('the base style', () => {
  const { layers: drawn } = baseStyle('https://example.org/map.pmtiles', 'dark', 'zh')

  it('draws every layer of the tiles and no other', () => {
    const used = drawn.flatMap((layer) => ('source-layer' in layer ? [layer['source-layer']] : []))
    expect(new Set(used)).toEqual(new Set(tileLayers))
    expect(new Set(drawn.flatMap((layer) => ('source' in layer ? [layer.source] : [])))).toEqual(new Set([baseSource]))
  })

  it('has each id once, and all names above the layer that operational lines go below', () => {
    const ids = drawn.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const firstName = drawn.findIndex((layer) => layer.type === 'symbol')
    expect(ids.indexOf(firstLabelLayer)).toBe(firstName)
  })
})

// OpenStreetMap wiki, "Zoom levels": 156,543.03 m a pixel of 256-pixel tiles at zoom 0 on the equator.
it('turns metres into pixels as Web Mercator does', () => {
  expect(metresToPixels(156_543.03, 0, 0)).toBeCloseTo(2, 4)
  expect(metresToPixels(100, 60, 15)).toBeCloseTo((2 * 100 * 2 * 2 ** 15) / 156_543.03, 2)
})
