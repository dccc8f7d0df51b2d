import type { Ring } from '../import/rings.ts'

/** Degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number]
type Point = readonly [lon: number, lat: number]

/** The border of a box, as a way round it: a distance of 0 is the south-west corner, then clockwise by west, north, east, south. */
export class Frame {
  readonly #box: Box
  readonly #width: number
  readonly #height: number

  constructor(box: Box) {
    this.#box = box
    this.#width = box[2] - box[0]
    this.#height = box[3] - box[1]
  }

  /** The whole border, clockwise, closed. */
  ring(): Ring {
    return [...this.#corners(), ...this.#corners().slice(0, 2)]
  }

  /** Rings made of the lines (flat degrees) inside the box, each followed by the border clockwise to where the next begins. */
  closeClockwise(lines: readonly (readonly number[])[]): Ring[] {
    const pieces = lines.flatMap((line) => this.#inside(line)).map((piece) => this.#tied(piece))
    const left = new Set(pieces)
    const rings: Ring[] = []
    for (const first of pieces) {
      if (!left.delete(first)) continue
      const ring = [...first.line]
      for (let at = first.end; ;) {
        const next = this.#nextFrom(at, [first, ...left])
        ring.push(...this.#walk(at, next.start))
        if (next === first) break
        left.delete(next)
        ring.push(...next.line)
        at = next.end
      }
      rings.push([...ring, ring[0] ?? 0, ring[1] ?? 0])
    }
    return rings
  }

  #nextFrom<T extends { start: number }>(at: number, pieces: readonly T[]): T {
    const ahead = ({ start }: T) => (start - at + this.#length) % this.#length
    return pieces.reduce((nearest, piece) => (ahead(piece) < ahead(nearest) ? piece : nearest))
  }

  get #length(): number {
    return 2 * (this.#width + this.#height)
  }

  /** Corners passed on the way, as flat degrees. */
  #walk(from: number, to: number): number[] {
    const [w, h] = [this.#width, this.#height]
    const marks = [0, h, h + w, 2 * h + w]
    const corners = this.#corners()
    const distance = (to - from + this.#length) % this.#length
    return marks
      .map((mark, i) => ({ i, ahead: (mark - from + this.#length) % this.#length }))
      .filter(({ ahead }) => ahead > 0 && ahead < distance)
      .sort((a, b) => a.ahead - b.ahead)
      .flatMap(({ i }) => corners.slice(i * 2, i * 2 + 2))
  }

  #corners(): number[] {
    const [west, south, east, north] = this.#box
    return [west, south, west, north, east, north, east, south]
  }

  /** Leads both ends to the border where they are not on it, and says where along it they are. */
  #tied(line: readonly number[]): { line: number[]; start: number; end: number } {
    const first = this.#onBorder([line[0] ?? 0, line[1] ?? 0])
    const last = this.#onBorder([line.at(-2) ?? 0, line.at(-1) ?? 0])
    return { line: [...first.point, ...line, ...last.point], start: first.at, end: last.at }
  }

  #onBorder([lon, lat]: Point): { point: Point; at: number } {
    const [west, south, east, north] = this.#box
    const [w, h] = [this.#width, this.#height]
    const sides: { gap: number; point: Point; at: number }[] = [
      { gap: lon - west, point: [west, lat], at: lat - south },
      { gap: north - lat, point: [lon, north], at: h + lon - west },
      { gap: east - lon, point: [east, lat], at: h + w + north - lat },
      { gap: lat - south, point: [lon, south], at: 2 * h + w + east - lon },
    ]
    return sides.reduce((nearest, side) => (side.gap < nearest.gap ? side : nearest))
  }

  /** The parts of a line that lie in the box. */
  #inside(line: readonly number[]): number[][] {
    const parts: number[][] = []
    for (let i = 0; i + 3 < line.length; i += 2) {
      const clipped = this.#clip([line[i] ?? 0, line[i + 1] ?? 0], [line[i + 2] ?? 0, line[i + 3] ?? 0])
      if (!clipped) continue
      const [a, b] = clipped
      const last = parts.at(-1)
      if (last && last.at(-2) === a[0] && last.at(-1) === a[1]) last.push(...b)
      else parts.push([...a, ...b])
    }
    return parts
  }

  /** Liang and Barsky's way to cut a stretch to a box. */
  #clip(a: Point, b: Point): [Point, Point] | undefined {
    const [west, south, east, north] = this.#box
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
    let [enter, leave] = [0, 1]
    const sides = [
      [-dx, a[0] - west],
      [dx, east - a[0]],
      [-dy, a[1] - south],
      [dy, north - a[1]],
    ] as const
    for (const [towards, room] of sides) {
      if (towards === 0 && room < 0) return undefined
      if (towards < 0) enter = Math.max(enter, room / towards)
      if (towards > 0) leave = Math.min(leave, room / towards)
    }
    if (enter > leave) return undefined
    const at = (share: number): Point => [a[0] + dx * share, a[1] + dy * share]
    return [enter === 0 ? a : at(enter), leave === 1 ? b : at(leave)]
  }
}
