import { drawMark, markPx, type Mark } from './marks.ts'

/** A small picture and how large it is on the screen, in CSS pixels. */
export type Small = { readonly picture: HTMLCanvasElement; readonly widthPx: number; readonly heightPx: number }
export type Writing = { readonly text: string; readonly halo: string; readonly faint: boolean }

export const labelPx = 11.5
const badgePx = 11
const haloPx = 1.8
const family =
  "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', sans-serif"
/** Call signs and ages come and go: more than this many are not kept. */
const most = 6000

/** Marks, writing and counts, each drawn once and then copied: to copy is what a slow machine does best. */
export class MarkPictures {
  readonly #known = new Map<string, Small>()
  readonly #ratio: number

  /** `ratio`: device pixels to a CSS pixel */
  constructor(ratio: number) {
    this.#ratio = ratio
  }

  mark(mark: Mark, scale: number): Small {
    const { shape, colour, stale, theme, icon = '' } = mark
    const key = `${scale}|${theme}|${stale}|${colour}|${shape}|${icon}`
    return this.#once(key, () =>
      this.#draw(markPx * scale, markPx * scale, (pen) => {
        pen.scale(scale, scale)
        drawMark(pen, mark)
      }),
    )
  }

  label(label: string, { text, halo, faint }: Writing): Small {
    return this.#once(`label|${text}|${faint}|${label}`, () => {
      const font = `600 ${labelPx}px ${family}`
      const widthPx = Math.ceil(widthOf(label, font) + 2 * haloPx)
      return this.#draw(widthPx, labelPx * 1.25 + 2 * haloPx, (pen) => {
        pen.font = font
        pen.textBaseline = 'middle'
        pen.textAlign = 'center'
        pen.lineJoin = 'round'
        pen.globalAlpha = faint ? 0.6 : 1
        const [x, y] = [widthPx / 2, (labelPx * 1.25) / 2 + haloPx]
        pen.strokeStyle = halo
        pen.lineWidth = 2 * haloPx
        pen.strokeText(label, x, y)
        pen.fillStyle = text
        pen.fillText(label, x, y)
      })
    })
  }

  /** How many a mark stands for, on a plate of its own. */
  badge(count: number, { text, halo }: Writing): Small {
    return this.#once(`badge|${text}|${count}`, () => {
      const font = `700 ${badgePx}px ${family}`
      const widthPx = Math.max(16, Math.ceil(widthOf(String(count), font) + 8))
      return this.#draw(widthPx, 16, (pen) => {
        pen.fillStyle = text
        pen.strokeStyle = halo
        pen.lineWidth = 1
        pen.beginPath()
        pen.roundRect(0.5, 0.5, widthPx - 1, 15, 7.5)
        pen.fill()
        pen.stroke()
        pen.font = font
        pen.textBaseline = 'middle'
        pen.textAlign = 'center'
        pen.fillStyle = halo
        pen.fillText(String(count), widthPx / 2, 8.5)
      })
    })
  }

  #once(key: string, draw: () => Small): Small {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    if (this.#known.size >= most) this.#known.clear()
    const made = draw()
    this.#known.set(key, made)
    return made
  }

  #draw(widthPx: number, heightPx: number, draw: (pen: CanvasRenderingContext2D) => void): Small {
    const picture = document.createElement('canvas')
    picture.width = Math.ceil(widthPx * this.#ratio)
    picture.height = Math.ceil(heightPx * this.#ratio)
    const pen = penOf(picture)
    pen.scale(this.#ratio, this.#ratio)
    draw(pen)
    return { picture, widthPx: picture.width / this.#ratio, heightPx: picture.height / this.#ratio }
  }
}

export function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser has no 2D canvas')
  return pen
}

let measuring: CanvasRenderingContext2D | undefined

function widthOf(text: string, font: string): number {
  measuring ??= penOf(document.createElement('canvas'))
  measuring.font = font
  return measuring.measureText(text).width
}
