import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import type { LonLat, MapLayer, PointsLayer } from './map-layers.ts'

type PointingOptions = {
  readonly onPress?: (at: LonLat) => void
  readonly onContextPress?: (at: LonLat) => void
}
type Hit = { readonly layer: PointsLayer; readonly id: string; readonly metric: number }

/** A finger or an unsteady hand still hits a mark this many pixels off its middle. */
const reachPx = 12

/** Tells layers which of their marks was picked or is under the pointer; everything else is a press on the map. */
export class Pointing {
  readonly #map: MapLibre
  readonly #layers: () => readonly MapLayer[]
  readonly #options: PointingOptions
  #hovered: { layer: string; id: string } | undefined
  #frame = 0

  constructor(map: MapLibre, layers: () => readonly MapLayer[], options: PointingOptions) {
    this.#map = map
    this.#layers = layers
    this.#options = options
    map.on('click', this.#click)
    map.on('contextmenu', this.#context)
    map.on('mousemove', this.#move)
    map.on('mouseout', this.#leave)
  }

  stop(): void {
    cancelAnimationFrame(this.#frame)
  }

  readonly #click = (event: MapMouseEvent): void => {
    const hit = this.#hit(event)
    if (hit) hit.layer.onPick?.(hit.id)
    else this.#options.onPress?.({ lon: event.lngLat.lng, lat: event.lngLat.lat })
  }

  readonly #context = (event: MapMouseEvent): void => {
    event.preventDefault()
    this.#options.onContextPress?.({ lon: event.lngLat.lng, lat: event.lngLat.lat })
  }

  readonly #move = (event: MapMouseEvent): void => {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#hover(this.#hit(event)))
  }

  readonly #leave = (): void => {
    cancelAnimationFrame(this.#frame)
    this.#hover(undefined)
  }

  #hover(hit: Hit | undefined): void {
    const before = this.#hovered
    if (before?.layer === hit?.layer.id && before?.id === hit?.id) return
    if (before) this.#mark(before.layer, before.id, false)
    if (hit) this.#mark(hit.layer.id, hit.id, true)
    this.#map.getCanvas().style.cursor = hit?.layer.onPick ? 'pointer' : ''
    const left = this.#layers().find(({ id }) => id === before?.layer)
    if (left?.type === 'points' && left.id !== hit?.layer.id) left.onHover?.(undefined)
    this.#hovered = hit && { layer: hit.layer.id, id: hit.id }
    hit?.layer.onHover?.(hit.id)
  }

  #mark(layer: string, id: string, hovered: boolean): void {
    const source = `on-top/${layer}`
    if (this.#map.getSource(source)) this.#map.setFeatureState({ source, id }, { hovered })
  }

  /** The nearest mark in reach, upper layers first. Measured on what the screens gave, not on what happens to be drawn. */
  #hit({ point }: MapMouseEvent): Hit | undefined {
    for (const layer of this.#layers().toReversed()) {
      if (layer.type !== 'points' || !(layer.onPick ?? layer.onHover)) continue
      let best: Hit | undefined
      for (const { id, lon, lat } of layer.points) {
        const at = this.#map.project([lon, lat])
        const metric = Math.hypot(at.x - point.x, at.y - point.y)
        if (metric <= reachPx * (layer.scale ?? 1) && (!best || metric < best.metric)) best = { layer, id, metric }
      }
      if (best) return best
    }
    return undefined
  }
}
