import { AttributionControl, Map as MapLibre, ScaleControl, setWorkerUrl, type GeoJSONSource } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { baseStyle, firstLabelLayer } from './base-style.ts'
import type { MapLanguage } from './expressions.ts'
import { drawPictures, dropPictures } from './ground-pictures.ts'
import { dataOf, styleLayersOf, type OverlayInk, type ShapeLayer } from './layer-parts.ts'
import { sourceOf, type LonLat, type MapLayer, type MapPoint } from './map-layers.ts'
import { gatheredBelowZoom, MarkBoard, type BoardLook } from './mark-board.ts'
import { penOf } from './mark-pictures.ts'
import { drawMarksOnDemand, forgetSigns } from './marks.ts'
import { openArchive } from './open-archive.ts'
import { PaintWatch } from './painted.ts'
import type { MapTheme } from './palette.ts'
import { Pointing } from './pointing.ts'
import { metresToPixels } from './radius.ts'
import { sameData } from './same-data.ts'
import { Throttle } from './throttle.ts'

export type MapView = LonLat & { readonly zoom: number }
/** A PNG as a data URL, and how many metres of the middle of the map its width shows. */
export type MapPicture = { readonly url: string; readonly widthM: number }
export type SceneOptions = {
  /** absolute */
  readonly archiveUrl: string
  readonly theme: MapTheme
  readonly language: MapLanguage
  /** names the canvas for a screen reader */
  readonly label: string
  /** the whole city unless told */
  readonly view?: MapView | undefined
  /** how much larger than usual the element is shown, so that it stays sharp */
  readonly magnify?: number
  readonly onPress?: (at: LonLat) => void
  readonly onContextPress?: (at: LonLat) => void
  readonly onViewChange?: (view: MapView) => void
  readonly onPan?: () => void
  /** the base map or the graphics are not to be had; what stands on the map is drawn as far as possible */
  readonly onTrouble?: (message: string) => void
}

/** What lies on the ground is drawn with it: no oftener than this. Marks stand above it and are drawn as they come. */
const redrawIntervalMs = 120
const paperPixelRatio = 2.5
const longestPictureMs = 8_000
/** So many times that is waited for the ground of a picture. */
const longestRounds = 4
const inks: { readonly [Theme in MapTheme]: OverlayInk } = {
  dark: { text: '#f2f6fb', halo: '#05090d', ring: '#ffffff' },
  light: { text: '#0c1620', halo: '#ffffff', ring: '#101922' },
  contrast: { text: '#ffffff', halo: '#000000', ring: '#ffff00' },
}

/** One map on one element: the base map below, the layers that screens hand in on top. */
export class MapScene {
  readonly #map: MapLibre
  readonly #element: HTMLElement
  readonly #pointing: Pointing
  readonly #painted: PaintWatch
  readonly #marks: MarkBoard
  readonly #redraw = new Throttle(redrawIntervalMs, () => this.#draw())
  #theme: MapTheme
  #language: MapLanguage
  readonly #archiveUrl: string
  #layers: readonly MapLayer[] = []
  /** false until the style is in; layers wait for it */
  #ready = false
  #removed = false
  #later: ReturnType<typeof setTimeout> | undefined
  /** what the map shows now, by layer id */
  readonly #drawn = new Map<string, MapLayer>()
  readonly #colours = new Map<string, string>()

  /** Throws where `canDrawMaps` says no. */
  constructor(element: HTMLElement, options: SceneOptions) {
    const { archiveUrl, theme, language, label, view, magnify = 1, onTrouble } = options
    setWorkerUrl(workerUrl)
    this.#element = element
    this.#theme = theme
    this.#language = language
    this.#archiveUrl = archiveUrl
    this.#map = new MapLibre({
      container: element,
      style: baseStyle(archiveUrl, theme, language),
      ...(view && { center: [view.lon, view.lat], zoom: view.zoom }),
      ...(magnify !== 1 && { pixelRatio: devicePixelRatio * magnify }),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      rollEnabled: false,
      maxZoom: 20.5,
      fadeDuration: 120,
      reduceMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
    })
    const map = this.#map
    map.touchZoomRotate.disableRotation()
    map.keyboard.disableRotation()
    map.addControl(new AttributionControl({ compact: false }), 'bottom-right')
    map.addControl(new ScaleControl({ maxWidth: 96, unit: 'metric' }), 'bottom-left')
    map.getCanvas().setAttribute('aria-label', label)
    this.#painted = new PaintWatch(map, element)
    drawMarksOnDemand(map, () => this.#theme)
    map.on('style.load', () => this.#redrawAll())
    map.on('moveend', () => options.onViewChange?.(this.view()))
    map.on('dragstart', () => options.onPan?.())
    map.on('movestart', ({ originalEvent }) => {
      if (originalEvent instanceof KeyboardEvent && originalEvent.key.startsWith('Arrow')) options.onPan?.()
    })
    map.on('error', ({ error }) => {
      // What a new look or view no longer needs is given up: no trouble.
      if (!('name' in error) || error.name !== 'AbortError') onTrouble?.(error.message)
    })
    this.#marks = new MarkBoard(map, this.#markLook(), (drawn) => this.#painted.tell(drawn))
    this.#pointing = new Pointing(map, this.#marks, { ...options, onGathered: (points) => this.#spread(points) })
    void this.#showCity(options)
  }

  async #showCity({ archiveUrl, view, onTrouble }: SceneOptions): Promise<void> {
    try {
      const [west, south, east, north] = await openArchive(archiveUrl)
      if (!view && !this.#removed) this.#map.fitBounds([west, south, east, north], { padding: 24, animate: false })
    } catch (error) {
      onTrouble?.(error instanceof Error ? error.message : 'archive')
    }
  }

  setLayers(layers: readonly MapLayer[]): void {
    this.#layers = layers
    this.#marks.show(layers.filter((layer) => layer.type === 'points'))
    this.#redraw.ask()
  }

  /** So near that marks which were counted under one another stand apart. */
  #spread(points: readonly MapPoint[]): void {
    this.fit(points, gatheredBelowZoom + 2)
  }

  #markLook(): BoardLook {
    return { theme: this.#theme, ink: inks[this.#theme], resolve: this.#resolve }
  }

  setLook(theme: MapTheme, language: MapLanguage): void {
    if (theme === this.#theme && language === this.#language) return
    this.#theme = theme
    this.#language = language
    this.#colours.clear()
    forgetSigns(this.#map)
    this.#marks.setLook(this.#markLook())
    this.#ready = false
    // Not by difference: colours that depend on the data are baked into the tiles, and half-changed maps look broken.
    this.#map.setStyle(baseStyle(this.#archiveUrl, theme, language), { diff: false })
  }

  view(): MapView {
    const { lng, lat } = this.#map.getCenter()
    return { lon: lng, lat, zoom: this.#map.getZoom() }
  }

  flyTo({ lon, lat }: LonLat, zoom?: number): void {
    this.#map.flyTo({
      center: [lon, lat],
      zoom: zoom ?? Math.max(this.#map.getZoom(), 15),
      speed: 2.4,
      maxDuration: 900,
    })
  }

  /** `rightPx`: so much at the right end is covered by something else, and left free where half the map remains. */
  fit(points: readonly LonLat[], maxZoom = 16, rightPx = 0): void {
    const [first] = points
    if (!first) return
    const lons = points.map(({ lon }) => lon)
    const lats = points.map(({ lat }) => lat)
    const corners: [number, number, number, number] = [
      Math.min(...lons),
      Math.min(...lats),
      Math.max(...lons),
      Math.max(...lats),
    ]
    const right = 64 + Math.min(rightPx, this.#map.getContainer().clientWidth / 2 - 64)
    this.#map.fitBounds(corners, {
      padding: { top: 64, bottom: 64, left: 64, right: Math.max(64, right) },
      maxZoom,
      duration: 500,
    })
  }

  centreOn({ lon, lat }: LonLat): void {
    this.#map.easeTo({ center: [lon, lat], duration: 300 })
  }

  /** Where a point of the screen lies, in the pixels of a pointer event. */
  at(clientX: number, clientY: number): LonLat {
    const { left, top } = this.#element.getBoundingClientRect()
    const { lng, lat } = this.#map.unproject([clientX - left, clientY - top])
    return { lon: lng, lat }
  }

  /** Where a point of the ground lies on the screen, in the pixels of a pointer event. */
  where({ lon, lat }: LonLat): { readonly x: number; readonly y: number } {
    const { left, top } = this.#element.getBoundingClientRect()
    const { x, y } = this.#map.project([lon, lat])
    return { x: x + left, y: y + top }
  }

  /** A held map does not follow the mouse: something on it does. */
  hold(isHeld: boolean): void {
    if (isHeld) this.#map.dragPan.disable()
    else this.#map.dragPan.enable()
  }

  zoomBy(steps: number): void {
    this.#map.zoomTo(this.#map.getZoom() + steps, { duration: 200 })
  }

  /**
   * Draws what is in view once more on light ground, as fine as paper shows, and then as it was. Undefined where the
   * ground did not come in time: better no sheet than an empty one.
   */
  async picture(): Promise<MapPicture | undefined> {
    const [theme, ratio] = [this.#theme, this.#map.getPixelRatio()]
    const isNewStyle = theme !== 'light'
    const styled = isNewStyle ? this.#map.once('style.load') : Promise.resolve()
    // The tokens of the light look, whatever the desk has: pale lines do not show on paper.
    this.#element.setAttribute('data-mantine-color-scheme', 'light')
    this.setLook('light', this.#language)
    this.#map.setPixelRatio(paperPixelRatio)
    await this.#within(styled)
    const isWhole = await this.#isWhole()
    this.#map.redraw()
    this.#marks.drawNow()
    const canvas = this.#map.getCanvas()
    const url = onePicture(canvas, this.#marks.canvas)
    const { lat } = this.#map.getCenter()
    const widthM = canvas.clientWidth / metresToPixels(1, lat, this.#map.getZoom())
    this.#map.setPixelRatio(ratio)
    this.#element.removeAttribute('data-mantine-color-scheme')
    this.setLook(theme, this.#language)
    return isWhole ? { url, widthM } : undefined
  }

  /** Whether all tiles in view are drawn: with units that move all the time the map may never come to rest. */
  async #isWhole(): Promise<boolean> {
    for (let round = 0; round < longestRounds; round++) {
      if (await this.#within(this.#map.once('idle'))) return true
      if (round > 0 && this.#map.isStyleLoaded() === true && this.#map.areTilesLoaded()) return true
    }
    return false
  }

  /** Waits, but not for ever; whether it came. */
  #within(event: Promise<unknown>): Promise<boolean> {
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), longestPictureMs))
    return Promise.race([event.then(() => true), late])
  }

  remove(): void {
    this.#removed = true
    this.#redraw.stop()
    clearTimeout(this.#later)
    this.#pointing.stop()
    this.#marks.remove()
    this.#map.remove()
  }

  /** After a new style nothing of ours is left in the map. */
  #redrawAll(): void {
    this.#ready = true
    this.#colours.clear()
    this.#marks.setLook(this.#markLook())
    this.#drawn.clear()
    this.#draw()
  }

  #draw(): void {
    if (!this.#ready) return
    const wanted = new Set(this.#layers.map(({ id }) => id))
    for (const [id, layer] of this.#drawn) if (!wanted.has(id)) this.#drop(layer)
    for (const layer of this.#layers) this.#drawLayer(layer)
  }

  #drawLayer(layer: MapLayer): void {
    if (layer.type === 'points') return
    const before = this.#drawn.get(layer.id)
    if (layer.type !== 'pictures') return this.#drawShapes(layer, before)
    drawPictures(this.#map, layer, before?.type === 'pictures' ? before : undefined)
    this.#drawn.set(layer.id, layer)
  }

  #drawShapes(layer: ShapeLayer, before: MapLayer | undefined): void {
    if (before && before.type !== layer.type) this.#drop(before)
    const source = sourceOf(layer)
    const known = this.#map.getSource<GeoJSONSource>(source)
    if (known && before && sameData(before, layer)) {
      this.#drawn.set(layer.id, layer)
      return
    }
    if (known && this.#painted.isBusy(layer)) return this.#drawLater()
    const data = dataOf(layer, { resolve: this.#resolve })
    this.#painted.given(layer)
    if (known) void known.setData(data)
    else {
      this.#map.addSource(source, { type: 'geojson', data, promoteId: 'id' })
      for (const style of styleLayersOf(layer, source, inks[this.#theme])) this.#map.addLayer(style, firstLabelLayer)
    }
    this.#drawn.set(layer.id, layer)
  }

  #drawLater(): void {
    this.#later ??= setTimeout(() => {
      this.#later = undefined
      this.#redraw.ask()
    }, redrawIntervalMs)
  }

  #drop(layer: MapLayer): void {
    this.#drawn.delete(layer.id)
    this.#painted.dropped(layer)
    if (layer.type === 'points') return
    if (layer.type === 'pictures') return dropPictures(this.#map, layer)
    const source = sourceOf(layer)
    for (const { id } of styleLayersOf(layer, source, inks[this.#theme])) {
      if (this.#map.getLayer(id)) this.#map.removeLayer(id)
    }
    if (this.#map.getSource(source)) this.#map.removeSource(source)
  }

  /** Asked once a look, not once a mark: thousands of marks have a dozen colours, and each question costs the page a style. */
  readonly #resolve = (colour: string): string => {
    if (!colour.startsWith('--')) return colour
    const known = this.#colours.get(colour)
    if (known !== undefined) return known
    const found = getComputedStyle(this.#element).getPropertyValue(colour).trim()
    if (found === '') return '#8b9aac'
    this.#colours.set(colour, found)
    return found
  }
}

/** The ground with the marks on it, as a PNG. */
function onePicture(ground: HTMLCanvasElement, marks: HTMLCanvasElement): string {
  const sheet = document.createElement('canvas')
  sheet.width = ground.width
  sheet.height = ground.height
  const pen = penOf(sheet)
  pen.drawImage(ground, 0, 0)
  pen.drawImage(marks, 0, 0, sheet.width, sheet.height)
  return sheet.toDataURL('image/png')
}
