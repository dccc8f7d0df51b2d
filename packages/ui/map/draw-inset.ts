import { Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { baseStyle } from './base-style.ts'
import { canDrawMaps } from './can-draw-maps.ts'
import type { MapLanguage } from './expressions.ts'
import { insetZoom } from './inset-zoom.ts'
import { penOf } from './mark-pictures.ts'
import type { LonLat } from './map-layers.ts'
import { drawMarksOnDemand } from './marks.ts'
import { openArchive } from './open-archive.ts'
import type { MapTheme } from './palette.ts'
import { metresToPixels } from './radius.ts'

export type InsetOptions = {
  /** PMTiles archive on the same origin */
  readonly archiveUrl: string
  readonly theme: MapTheme
  readonly language: MapLanguage
  readonly at: LonLat
  /** how far off the place may lie: the circle round it */
  readonly radiusM: number
  readonly widthPx: number
  readonly heightPx: number
  /** pixels of the picture for each of the page */
  readonly pixelRatio: number
}

const longestMs = 12_000

/**
 * A PNG (data URL) of the surroundings of a point, on a small map of its own beside the page: whatever map is on the screen
 * stays as it is, and a window without a map gets a picture too. Undefined without WebGL, or where the ground does not come
 * in time.
 */
export async function drawInset(options: InsetOptions): Promise<string | undefined> {
  if (!canDrawMaps()) return undefined
  const { archiveUrl, theme, language, at, widthPx, heightPx, pixelRatio } = options
  const url = new URL(archiveUrl, location.href).href
  await openArchive(url)
  setWorkerUrl(workerUrl)
  const container = document.createElement('div')
  container.ariaHidden = 'true'
  container.inert = true
  Object.assign(container.style, {
    position: 'fixed',
    left: '-20000px',
    width: `${widthPx}px`,
    height: `${heightPx}px`,
  })
  document.body.append(container)
  const map = new MapLibre({
    container,
    style: baseStyle(url, theme, language),
    center: [at.lon, at.lat],
    zoom: insetZoom(options),
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    pixelRatio,
  })
  try {
    drawMarksOnDemand(map, () => theme)
    if (!(await isDrawn(map))) return undefined
    // The buffer is gone after the frame in which it was drawn.
    map.redraw()
    return withMark(map.getCanvas(), options, map.getZoom())
  } finally {
    map.remove()
    container.remove()
  }
}

async function isDrawn(map: MapLibre): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), longestMs))
  return Promise.race([map.once('idle').then(() => true), late])
}

/** The ground with the place on it: a dot in a ring, told apart from everything on the ground by form, and its doubt. */
function withMark(ground: HTMLCanvasElement, { at, radiusM, pixelRatio, theme }: InsetOptions, zoom: number): string {
  const sheet = document.createElement('canvas')
  sheet.width = ground.width
  sheet.height = ground.height
  const pen = penOf(sheet)
  pen.drawImage(ground, 0, 0)
  pen.translate(sheet.width / 2, sheet.height / 2)
  pen.scale(pixelRatio, pixelRatio)
  const [ink, halo] = theme === 'light' ? ['#b3141f', '#ffffff'] : ['#ff6b6b', '#05090d']
  const doubtPx = metresToPixels(radiusM, at.lat, zoom)
  if (doubtPx > 14) {
    ring(pen, doubtPx, ink, 1.5)
    pen.globalAlpha = 0.08
    pen.fillStyle = ink
    pen.fill()
    pen.globalAlpha = 1
  }
  ring(pen, 10, halo, 6)
  ring(pen, 10, ink, 3)
  pen.beginPath()
  pen.arc(0, 0, 3.5, 0, 2 * Math.PI)
  pen.fillStyle = ink
  pen.fill()
  return sheet.toDataURL('image/png')
}

function ring(pen: CanvasRenderingContext2D, radiusPx: number, colour: string, widthPx: number): void {
  pen.beginPath()
  pen.arc(0, 0, radiusPx, 0, 2 * Math.PI)
  pen.strokeStyle = colour
  pen.lineWidth = widthPx
  pen.stroke()
}
