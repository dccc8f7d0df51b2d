import type { Map as MapLibre } from 'maplibre-gl'
import { sourceOf, type MapLayer } from './map-layers.ts'

/** Told by the map's element after each repaint; `drawn` are the layers whose newest content is in it for the first time. */
const paintedEvent = 'tocsin-map-painted'
/** Heard by the map's element: repaint, though nothing changed. For measuring. */
const repaintEvent = 'tocsin-map-repaint'

type Painted = { readonly drawn: readonly MapLayer[] }

/** A source that never says it is done, as where a tile fails, may not hold back what is newer for longer. */
const longestHoldMs = 1000

/**
 * Watches when what was handed in is in a picture. A layer counts as drawn in the first repaint at which the map holds
 * nothing of its source back any more: a lower claim than "was sent to the map", and never too early.
 */
export class PaintWatch {
  readonly #element: HTMLElement
  readonly #waiting = new Map<string, { readonly layer: MapLayer; readonly sinceMs: number }>()

  constructor(map: MapLibre, element: HTMLElement) {
    this.#element = element
    map.on('render', () => {
      const drawn = [...this.#waiting.values()]
        .map(({ layer }) => layer)
        .filter((layer) => map.isSourceLoaded(sourceOf(layer)))
      for (const { id } of drawn) this.#waiting.delete(id)
      this.tell(drawn)
    })
    element.addEventListener(repaintEvent, () => map.triggerRepaint())
  }

  /** These layers are in the picture with what they hold. */
  tell(drawn: readonly MapLayer[]): void {
    this.#element.dispatchEvent(new CustomEvent<Painted>(paintedEvent, { detail: { drawn }, bubbles: true }))
  }

  /** New content of this layer was given to the map. */
  given(layer: MapLayer): void {
    this.#waiting.set(layer.id, { layer, sinceMs: performance.now() })
  }

  /** The map still works on what it was given of this layer before: more would only queue up behind it. */
  isBusy({ id }: MapLayer): boolean {
    const waiting = this.#waiting.get(id)
    return waiting !== undefined && performance.now() - waiting.sinceMs < longestHoldMs
  }

  dropped({ id }: MapLayer): void {
    this.#waiting.delete(id)
  }
}
