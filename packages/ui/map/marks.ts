import type { Map, StyleImageMetadata } from 'maplibre-gl'
import { signedKinds } from './label-style.ts'
import { palettes, type MapTheme, type Palette } from './palette.ts'

/** A mark as it is drawn. */
export type Mark = {
  readonly shape: string
  readonly colour: string
  readonly stale: boolean
  readonly theme: MapTheme
  /** strokes in a box of 24 x 24, drawn on the shape */
  readonly icon?: string | undefined
}

const hatchPrefix = 'hatch'

/** The id of a hatching in a colour. */
export const hatchId = (colour: string): string => `${hatchPrefix}|${colour}`

const hatchPx = 12

/** Slanting lines over a breath of their colour; tiles without a seam. */
function drawHatch(pen: CanvasRenderingContext2D, colour: string): void {
  pen.globalAlpha = 0.12
  pen.fillStyle = colour
  pen.fillRect(0, 0, hatchPx, hatchPx)
  pen.globalAlpha = 0.6
  pen.strokeStyle = colour
  pen.lineWidth = 2
  pen.stroke(new Path2D('M-3 3L3 -3M-3 15L15 -3M9 15L15 9'))
}

/** A mark's own size, with its edge and pointer, before it is scaled. */
export const markPx = 30
const pixelRatio = 2

/** Has the map draw its pictures itself, in the theme's colours, whenever one is asked for that it lacks. */
export function drawMarksOnDemand(map: Map, theme: () => MapTheme): void {
  map.setMissingStyleImageResolver((id) => {
    if (map.hasImage(id)) return
    const [kind, colour] = id.split('|')
    if (kind === hatchPrefix && colour)
      map.addImage(
        id,
        picture(hatchPx, (pen) => drawHatch(pen, colour)),
        { pixelRatio },
      )
    else {
      const sign = signOf(id, theme())
      if (sign) map.addImage(id, sign.image, sign.options)
    }
  })
}

/** Signs depend on the theme. */
export function forgetSigns(map: Map): void {
  for (const id of ['shield', 'oneway', 'sign-dot', ...signedKinds.map((kind) => `sign-${kind}`)]) {
    if (map.hasImage(id)) map.removeImage(id)
  }
}

function picture(sizePx: number, draw: (pen: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = sizePx * pixelRatio
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser has no 2D canvas')
  pen.scale(pixelRatio, pixelRatio)
  draw(pen)
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}

/** The shape in its colour with an edge against any ground; hollow when stale. The pointer is a wedge at the rim. */
export function drawMark(pen: CanvasRenderingContext2D, { shape, colour, stale, theme, icon }: Mark): void {
  const edge = theme === 'light' ? '#ffffff' : '#05090d'
  pen.translate(markPx / 2, markPx / 2)
  pen.lineJoin = 'round'
  const path = shape === 'pointer' ? new Path2D('M0 -15L4.8 -9.8L-4.8 -9.8Z') : new Path2D()
  if (shape !== 'pointer') path.addPath(new Path2D(shape), new DOMMatrix().scale(1.2).translate(-8, -8))
  pen.lineWidth = shape === 'pointer' ? 2 : 4
  pen.strokeStyle = edge
  pen.stroke(path)
  if (!stale) {
    pen.fillStyle = colour
    fillEvenOdd(pen, path)
    if (icon !== undefined) drawIcon(pen, icon)
    return
  }
  pen.fillStyle = edge
  fillEvenOdd(pen, path)
  pen.globalAlpha = 0.25
  pen.fillStyle = colour
  fillEvenOdd(pen, path)
  pen.globalAlpha = 0.8
  pen.lineWidth = 1.3
  pen.strokeStyle = colour
  pen.stroke(path)
}

/** White with a dark edge: it stands on any colour. */
function drawIcon(pen: CanvasRenderingContext2D, icon: string): void {
  const path = new Path2D()
  path.addPath(new Path2D(icon), new DOMMatrix().scale(0.46).translate(-12, -12))
  pen.lineCap = 'round'
  pen.strokeStyle = 'rgb(5 9 13 / 75%)'
  pen.lineWidth = 2.6
  pen.stroke(path)
  pen.strokeStyle = '#ffffff'
  pen.lineWidth = 1.15
  pen.stroke(path)
}

type Sign = { readonly image: ImageData; readonly options: Partial<StyleImageMetadata> }

function signOf(id: string, theme: MapTheme): Sign | undefined {
  const palette = palettes[theme]
  const sign = (sizePx: number, draw: (pen: CanvasRenderingContext2D) => void): Sign => ({
    image: picture(sizePx, draw),
    options: { pixelRatio },
  })
  if (id === 'shield') return shieldOf(palette)
  if (id === 'oneway') return sign(14, (pen) => drawArrow(pen, palette.labelFaint))
  if (id === 'sign-dot') return sign(8, (pen) => drawDot(pen, palette.spot, palette.halo))
  return id.startsWith('sign-') ? sign(18, (pen) => drawKind(pen, id.slice('sign-'.length), theme)) : undefined
}

/** Stretches with the road number in it. */
function shieldOf(palette: Palette): Sign {
  const image = picture(20, (pen) => {
    pen.fillStyle = palette.shield
    pen.strokeStyle = palette.labelFaint
    pen.lineWidth = 0.8
    pen.beginPath()
    pen.roundRect(1, 1, 18, 18, 4)
    pen.fill()
    pen.stroke()
  })
  return { image, options: { pixelRatio, stretchX: [[10, 30]], stretchY: [[10, 30]], content: [6, 6, 34, 34] } }
}

function drawArrow(pen: CanvasRenderingContext2D, colour: string): void {
  pen.strokeStyle = colour
  pen.lineWidth = 1.3
  pen.lineCap = pen.lineJoin = 'round'
  pen.stroke(new Path2D('M2 7H11.5M8.5 4.2L11.5 7L8.5 9.8'))
}

function drawDot(pen: CanvasRenderingContext2D, colour: string, edge: string): void {
  pen.fillStyle = colour
  pen.strokeStyle = edge
  pen.lineWidth = 1
  pen.beginPath()
  pen.arc(4, 4, 2.4, 0, 2 * Math.PI)
  pen.fill()
  pen.stroke()
}

/** Pictures in a box of 18 x 18, on a small rounded ground. */
const pictures: Readonly<Record<string, string>> = {
  hospital: 'M7.5 4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3Z',
  clinic: 'M7.8 5.5h2.4v2.3h2.3v2.4h-2.3v2.3H7.8v-2.3H5.5V7.8h2.3Z',
  ambulance_station: 'M7.5 4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3Z',
  police: 'M9 3.8l4.4 1.6v3.2c0 2.7-1.8 4.6-4.4 5.7c-2.6-1.1-4.4-3-4.4-5.7V5.4Z',
  fire_station:
    'M9.6 3.6c.4 2.2 3.3 3.5 3.3 6.6a3.9 3.9 0 0 1-7.8 0c0-1.6.8-2.7 1.7-3.6c.1 1 .5 1.6 1.1 2c-.2-2 .4-3.9 1.7-5Z',
  school: 'M9 4.5l5.5 2.6L9 9.7L3.5 7.1ZM5.6 9.3L9 10.9l3.4-1.6v2.3c-.9 1-2 1.5-3.4 1.5s-2.5-.5-3.4-1.5Z',
  station:
    'M6.2 4h5.6c.8 0 1.4.6 1.4 1.4v5.2c0 .8-.6 1.4-1.4 1.4l1 1.8h-1.6l-.9-1.8H7.7l-.9 1.8H5.2l1-1.8c-.8 0-1.4-.6-1.4-1.4V5.4C4.8 4.6 5.4 4 6.2 4ZM6.4 5.6v2.8h5.2V5.6Z',
  defibrillator:
    'M9 14.2L4.6 9.8a3 3 0 0 1 0-4.2a3 3 0 0 1 4.2 0l.2.2l.2-.2a3 3 0 0 1 4.2 4.2ZM9.9 5.6L7 9.4h1.8l-.7 2.8l2.9-3.8H9.2Z',
}

function drawKind(pen: CanvasRenderingContext2D, kind: string, theme: MapTheme): void {
  const palette = palettes[theme]
  const grounds: Readonly<Record<string, string>> = {
    hospital: palette.medical,
    clinic: palette.medical,
    ambulance_station: palette.medical,
    defibrillator: palette.medical,
    police: palette.police,
    fire_station: palette.fire,
  }
  pen.fillStyle = grounds[kind] ?? palette.spot
  pen.strokeStyle = palette.halo
  pen.lineWidth = 1
  pen.beginPath()
  pen.roundRect(1, 1, 16, 16, 4)
  pen.fill()
  pen.stroke()
  pen.fillStyle = theme === 'light' ? '#ffffff' : '#0d131a'
  fillEvenOdd(pen, new Path2D(pictures[kind] ?? pictures['hospital']))
}

function fillEvenOdd(pen: CanvasRenderingContext2D, path: Path2D): void {
  pen.fill(path, 'evenodd')
}
