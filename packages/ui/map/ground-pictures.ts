import type { Map as MapLibre } from 'maplibre-gl'
import { firstLabelLayer } from './base-style.ts'
import type { MapGroundPicture, PicturesLayer } from './map-layers.ts'

type Corner = [number, number]

const prefixOf = ({ id }: PicturesLayer): string => `on-top/${id}/`

/**
 * Lays a layer's pictures on the map: above roads, houses and circles of doubt, which would colour them, below all else
 * that screens draw, names included.
 * `before` is what the map shows of this layer now; after a new style that is nothing.
 */
export function drawPictures(map: MapLibre, layer: PicturesLayer, before: PicturesLayer | undefined): void {
  const wanted = new Map(layer.pictures.map((picture) => [picture.id, picture]))
  const shown = new Map(before?.pictures.map((picture) => [picture.id, picture]))
  for (const [id, picture] of shown) if (wanted.get(id) !== picture) remove(map, prefixOf(layer) + id)
  for (const [id, picture] of wanted) {
    const name = prefixOf(layer) + id
    if (map.getSource(name) === undefined) add(map, name, picture)
    map.setPaintProperty(name, 'raster-opacity', layer.opacity)
  }
}

/** Takes a layer's pictures off the map. */
export function dropPictures(map: MapLibre, layer: PicturesLayer): void {
  for (const { id } of layer.pictures) remove(map, prefixOf(layer) + id)
}

function add(map: MapLibre, name: string, { picture, corners }: MapGroundPicture): void {
  const [a, b, c, d] = corners.map(([lon, lat]): Corner => [lon, lat])
  if (!a || !b || !c || !d) return
  map.addSource(name, { type: 'canvas', canvas: picture, coordinates: [a, b, c, d], animate: false })
  const order = map.getLayersOrder()
  const below = order.find((id) => id === firstLabelLayer || (id.startsWith('on-top/') && !isBelow(map, id)))
  map.addLayer({ id: name, type: 'raster', source: name, paint: { 'raster-fade-duration': 0 } }, below)
}

const isBelow = (map: MapLibre, id: string): boolean => ['raster', 'circle'].includes(map.getLayer(id)?.type ?? '')

function remove(map: MapLibre, name: string): void {
  if (map.getLayer(name)) map.removeLayer(name)
  if (map.getSource(name)) map.removeSource(name)
}
