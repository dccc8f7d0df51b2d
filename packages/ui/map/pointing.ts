import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import type { LonLat, MapPoint } from './map-layers.ts'
import type { Hit, MarkBoard } from './mark-board.ts'

type PointingOptions = {
  readonly onPress?: (at: LonLat) => void
  readonly onContextPress?: (at: LonLat) => void
  /** a mark was picked that stands for all of these */
  readonly onGathered: (points: readonly MapPoint[]) => void
}

/** Tells layers which of their marks was picked or is under the pointer; everything else is a press on the map. */
export class Pointing {
  readonly #map: MapLibre
  readonly #marks: MarkBoard
  readonly #options: PointingOptions
  #hovered: Hit | undefined
  #frame = 0

  constructor(map: MapLibre, marks: MarkBoard, options: PointingOptions) {
    this.#map = map
    this.#marks = marks
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
    if (hit && hit.points.length > 1) this.#options.onGathered(hit.points)
    else if (hit) hit.layer.onPick?.(hit.id)
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
    if (before?.layer.id === hit?.layer.id && before?.id === hit?.id) return
    this.#marks.hover(hit && { layer: hit.layer.id, id: hit.id })
    this.#map.getCanvas().style.cursor = hit?.layer.onPick ? 'pointer' : ''
    if (before && before.layer.id !== hit?.layer.id) before.layer.onHover?.(undefined)
    this.#hovered = hit
    hit?.layer.onHover?.(hit.id)
  }

  #hit({ point }: MapMouseEvent): Hit | undefined {
    return this.#marks.hit(point.x, point.y, (layer) => (layer.onPick ?? layer.onHover) !== undefined)
  }
}
