import type { Map as MapLibre } from 'maplibre-gl'
import { gather, type Gathered } from './gather.ts'
import { LabelRoom, placesBy } from './label-room.ts'
import type { OverlayInk } from './layer-parts.ts'
import type { MapPoint, PointsLayer } from './map-layers.ts'
import { labelPx, MarkPictures, penOf, type Small } from './mark-pictures.ts'
import { mercator, worldPx } from './mercator.ts'
import type { MapTheme } from './palette.ts'

export type BoardLook = {
  readonly theme: MapTheme
  readonly ink: OverlayInk
  readonly resolve: (colour: string) => string
}

type Placed = {
  readonly point: MapPoint
  /** in Web Mercator, 0 to 1 */
  readonly east: number
  readonly south: number
  readonly order: number
}
type Standing = Placed & {
  readonly layer: PointsLayer
  readonly x: number
  readonly y: number
  readonly alone: boolean
}
type Drawn = Gathered<Standing>
/** A mark under the pointer, with all it stands for. */
export type Hit = { readonly layer: PointsLayer; readonly id: string; readonly points: readonly MapPoint[] }

/** Nearer than this every mark stands for itself. */
export const gatheredBelowZoom = 14
const gatherPx = 22
/** A finger or an unsteady hand still hits a mark this many pixels off its middle. */
const reachPx = 12
const marginPx = 60
/** More names than this nobody reads, and each costs. */
const mostLabels = 400

/**
 * Marks on a picture of their own above the map: what moves costs a copy of small pictures, and never the ground below,
 * which is what takes long to draw. Drawn in the very frame in which the map moves.
 */
export class MarkBoard {
  readonly #map: MapLibre
  readonly #canvas: HTMLCanvasElement
  readonly #pen: CanvasRenderingContext2D
  readonly #onDrawn: (layers: readonly PointsLayer[]) => void
  #look: BoardLook
  #pictures: MarkPictures
  #ratio = 0
  #layers: readonly PointsLayer[] = []
  /** by layer, the most important first, as long as its points are the same array */
  readonly #placed = new Map<string, { readonly points: readonly MapPoint[]; readonly list: readonly Placed[] }>()
  #drawn: readonly Drawn[] = []
  #hovered: { readonly layer: string; readonly id: string } | undefined
  #frame = 0
  /** the frame of the last picture, by its time */
  #drawnAt: CSSNumberish | null = null
  /** handed in since the last picture */
  readonly #fresh = new Map<string, PointsLayer>()
  #view = ''

  constructor(map: MapLibre, look: BoardLook, onDrawn: (layers: readonly PointsLayer[]) => void) {
    this.#map = map
    this.#look = look
    this.#onDrawn = onDrawn
    this.#canvas = document.createElement('canvas')
    this.#canvas.className = 'tocsin-map-marks'
    this.#canvas.setAttribute('aria-hidden', 'true')
    map.getCanvasContainer().append(this.#canvas)
    this.#pen = penOf(this.#canvas)
    this.#pictures = new MarkPictures(1)
    map.on('render', () => {
      if (this.#isMoved()) this.#draw()
    })
    map.on('resize', () => this.#ask())
  }

  get canvas(): HTMLCanvasElement {
    return this.#canvas
  }

  show(layers: readonly PointsLayer[]): void {
    const before = new Map(this.#layers.map((layer) => [layer.id, layer]))
    for (const layer of layers) if (before.get(layer.id)?.points !== layer.points) this.#fresh.set(layer.id, layer)
    const isSame = this.#fresh.size === 0 && layers.length === before.size
    this.#layers = layers
    if (!isSame) this.#ask()
  }

  setLook(look: BoardLook): void {
    this.#look = look
    this.#pictures = new MarkPictures(this.#ratio)
    this.#ask()
  }

  hover(hit: { readonly layer: string; readonly id: string } | undefined): void {
    this.#hovered = hit
    this.#ask()
  }

  /** The mark nearest to a point of the screen, upper layers first, in reach of a hand, of a layer that `wants` it. */
  hit(x: number, y: number, wants: (layer: PointsLayer) => boolean): Hit | undefined {
    let best: { drawn: Drawn; metric: number; level: number } | undefined
    for (const drawn of this.#drawn) {
      const { lead } = drawn
      if (!wants(lead.layer)) continue
      const metric = Math.hypot(lead.x - x, lead.y - y)
      if (metric > reachPx * (lead.layer.scale ?? 1)) continue
      const level = this.#layers.findIndex(({ id }) => id === lead.layer.id)
      if (!best || level > best.level || (level === best.level && metric < best.metric)) best = { drawn, metric, level }
    }
    if (!best) return undefined
    const { lead, others } = best.drawn
    return { layer: lead.layer, id: lead.point.id, points: [lead, ...others].map(({ point }) => point) }
  }

  /** Draws at once what was handed in, for a picture on paper. */
  drawNow(): void {
    this.#draw()
  }

  remove(): void {
    cancelAnimationFrame(this.#frame)
    this.#canvas.remove()
  }

  /** In this frame where it has no picture yet: to wait for the next one costs a slow machine a whole repaint. */
  #ask(): void {
    if (this.#frame !== 0) return
    if (document.timeline.currentTime === this.#drawnAt) this.#frame = requestAnimationFrame(() => this.#draw())
    else this.#draw()
  }

  #draw(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    this.#drawnAt = document.timeline.currentTime
    this.#fit()
    this.#isMoved()
    const zoom = this.#map.getZoom()
    const { width, height } = this.#size()
    this.#drawn = this.#stand(zoom).filter(
      ({ lead: { x, y } }) => x > -marginPx && y > -marginPx && x < width + marginPx && y < height + marginPx,
    )
    this.#pen.setTransform(1, 0, 0, 1, 0, 0)
    this.#pen.clearRect(0, 0, this.#canvas.width, this.#canvas.height)
    const grown = growth(zoom)
    for (const drawn of this.#drawn) this.#drawMark(drawn, grown)
    this.#drawLabels(zoom, grown)
    const fresh = [...this.#fresh.values()]
    this.#fresh.clear()
    if (fresh.length > 0) this.#onDrawn(fresh)
  }

  /** All marks with their place on the screen, those to be drawn last at the end. */
  #stand(zoom: number): readonly Drawn[] {
    const world = worldPx(zoom)
    const { lng, lat } = this.#map.getCenter()
    const middle = mercator({ lon: lng, lat })
    const at = this.#map.project([lng, lat])
    const all: Drawn[] = []
    const last: Drawn[] = []
    for (const layer of this.#layers) {
      const standing = this.#place(layer).map((placed): Standing => ({
        ...placed,
        layer,
        x: nearWrap(placed.east - middle.x) * world + at.x,
        y: (placed.south - middle.y) * world + at.y,
        alone: placed.point.alone === true || placed.point.selected === true,
      }))
      const isGathered = layer.gather === true && zoom < gatheredBelowZoom
      const drawn = isGathered
        ? gather(standing, gatherPx * (layer.scale ?? 1))
        : standing.map((lead) => ({ lead, others: [] }))
      for (const each of drawn.toReversed()) (each.lead.alone ? last : all).push(each)
    }
    return [...all, ...last]
  }

  /** The marks of a layer in Web Mercator, the most important first. */
  #place(layer: PointsLayer): readonly Placed[] {
    const known = this.#placed.get(layer.id)
    if (known?.points === layer.points) return known.list
    const list = layer.points
      .map((point): Placed => {
        const { x, y } = mercator(point)
        const order = (point.selected === true ? 1000 : 0) + (point.importance ?? 0)
        return { point, east: x, south: y, order }
      })
      .toSorted((a, b) => b.order - a.order)
    this.#placed.set(layer.id, { points: layer.points, list })
    return list
  }

  #drawMark({ lead: { layer, point, x, y }, others }: Drawn, grown: number): void {
    const scale = Math.round((layer.scale ?? 1) * grown * 20) / 20
    const { theme, resolve, ink } = this.#look
    const colour = resolve(point.colour)
    const stale = point.stale === true && others.every((other) => other.point.stale)
    this.#drawRing({ layer, point }, { x, y, colour })
    if (point.heading !== undefined && others.length === 0)
      this.#turned(this.#pictures.mark({ shape: 'pointer', colour, stale, theme }, scale), x, y, point.heading)
    this.#put(this.#pictures.mark({ shape: point.shape, colour, stale, theme, icon: point.icon }, scale), x, y)
    if (others.length === 0) return
    const badge = this.#pictures.badge(others.length + 1, { text: ink.text, halo: ink.halo, faint: false })
    this.#put(badge, x + 11 * scale, y - 10 * scale)
  }

  #drawRing(
    { layer, point }: Pick<Standing, 'layer' | 'point'>,
    { x, y, colour }: { readonly x: number; readonly y: number; readonly colour: string },
  ): void {
    const isHovered = this.#hovered?.layer === layer.id && this.#hovered.id === point.id
    if (point.selected !== true && !isHovered) return
    const pen = this.#pen
    pen.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0)
    pen.beginPath()
    pen.arc(x, y, (point.selected === true ? 17 : 15) * (layer.scale ?? 1), 0, 2 * Math.PI)
    pen.globalAlpha = point.selected === true ? 0.22 : 0.18
    pen.fillStyle = colour
    pen.fill()
    pen.globalAlpha = 1
    pen.lineWidth = point.selected === true ? 2.5 : 1.5
    pen.strokeStyle = this.#look.ink.ring
    pen.stroke()
  }

  #drawLabels(zoom: number, grown: number): void {
    const room = new LabelRoom()
    const labelled = this.#drawn
      .filter(
        ({ lead, others }) =>
          others.length === 0 && Boolean(lead.point.label) && zoom >= (lead.layer.labelsFromZoom ?? 13),
      )
      .toSorted((a, b) => b.lead.order - a.lead.order)
      .slice(0, mostLabels)
    if (labelled.length === 0) return
    for (const { lead } of this.#drawn) {
      const half = 8 * grown * (lead.layer.scale ?? 1)
      room.take({ left: lead.x - half, top: lead.y - half, right: lead.x + half, bottom: lead.y + half })
    }
    const { text, halo } = this.#look.ink
    for (const { lead } of labelled) {
      const faint = lead.point.stale === true || lead.point.faint === true
      const label = this.#pictures.label(lead.point.label ?? '', { text, halo, faint })
      const away = labelPx * 0.85 * (lead.layer.scale ?? 1) + 1
      const box = room.takeFirst(placesBy(lead.x, lead.y, label.widthPx, label.heightPx, away))
      if (box) this.#put(label, (box.left + box.right) / 2, (box.top + box.bottom) / 2)
    }
  }

  /** To whole device pixels: a copy without blending between them is faster, and sharp. */
  #put({ picture }: Small, x: number, y: number): void {
    this.#pen.setTransform(1, 0, 0, 1, 0, 0)
    const left = Math.round(x * this.#ratio - picture.width / 2)
    this.#pen.drawImage(picture, left, Math.round(y * this.#ratio - picture.height / 2))
  }

  #turned({ picture }: Small, x: number, y: number, degrees: number): void {
    this.#pen.setTransform(1, 0, 0, 1, x * this.#ratio, y * this.#ratio)
    this.#pen.rotate((degrees * Math.PI) / 180)
    this.#pen.drawImage(picture, -picture.width / 2, -picture.height / 2)
  }

  #size(): { readonly width: number; readonly height: number } {
    const { clientWidth, clientHeight } = this.#map.getContainer()
    return { width: clientWidth, height: clientHeight }
  }

  #fit(): void {
    const { width, height } = this.#size()
    const ratio = this.#map.getPixelRatio()
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)]
    if (this.#canvas.width !== across) this.#canvas.width = across
    if (this.#canvas.height !== down) this.#canvas.height = down
    if (ratio === this.#ratio) return
    this.#ratio = ratio
    this.#pictures = new MarkPictures(ratio)
  }

  /** Whether the map shows another part of the world than at the last picture. */
  #isMoved(): boolean {
    const { lng, lat } = this.#map.getCenter()
    const view = `${lng},${lat},${this.#map.getZoom()}`
    if (view === this.#view) return false
    this.#view = view
    return true
  }
}

/** The shorter way round the world. */
const nearWrap = (east: number): number => east - Math.round(east)

/** Marks are smaller where more of the city is shown: 0.8 up to zoom 10, 1 from zoom 15. */
const growth = (zoom: number): number => Math.min(1, Math.max(0.8, 0.8 + (0.2 * (zoom - 10)) / 5))
