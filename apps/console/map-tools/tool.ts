import {
  drawingColours,
  drawingSymbols,
  mostStrokePoints,
  type DrawingColour,
  type DrawingSymbol,
  type Point,
  type StrokeKind,
  type StrokeShape,
} from '@tocsin/domain'
import { createStore } from '../store.ts'

/** The order of their digits. */
export const strokeKinds = ['line', 'arrow', 'area', 'symbol', 'text'] as const satisfies readonly StrokeKind[]

export type Drawing = {
  readonly tool: 'draw'
  readonly incident: string
  readonly kind: StrokeKind
  readonly symbol: DrawingSymbol
  readonly colour: DrawingColour
  /** goes beside the next stroke */
  readonly text: string
  readonly points: readonly Point[]
  readonly cursor: Point
}
type Measuring = { readonly tool: 'measure'; readonly points: readonly Point[]; readonly cursor: Point }
/** An incident's place in hand: `from` is where it stands in the log. */
export type Carrying = {
  readonly tool: 'carry'
  readonly incident: string
  readonly from: Point
  readonly cursor: Point
}

/** What is in hand over the map; at most one thing. The cursor is what the arrow keys move. */
export type Tool = { readonly tool: 'none' } | Drawing | Measuring | Carrying

/** Of a measured way: far more than anybody clicks. */
const mostMeasured = 500
const none: Tool = { tool: 'none' }

export const tools = createStore<{ readonly hand: Tool }>({ hand: none })
export const putAway = (): void => tools.set({ hand: none })

const look = { kind: 'line', symbol: 'command-post', colour: 'red', text: '' } as const
/** The kind, symbol and colour of the last drawing are those of the next one. */
let lastLook: Pick<Drawing, keyof typeof look> = look

export const startDrawing = (incident: string, cursor: Point): void =>
  tools.set({ hand: { tool: 'draw', incident, ...lastLook, points: [], cursor } })
export const startMeasuring = (cursor: Point): void => tools.set({ hand: { tool: 'measure', points: [], cursor } })
export const takeUp = (incident: string, from: Point): void =>
  tools.set({ hand: { tool: 'carry', incident, from, cursor: from } })

export function choose(part: Partial<Pick<Drawing, 'kind' | 'symbol' | 'colour' | 'text'>>): void {
  const { hand } = tools.get()
  if (hand.tool !== 'draw') return
  const next = { ...hand, ...part }
  lastLook = { kind: next.kind, symbol: next.symbol, colour: next.colour, text: '' }
  // Points of a line are none of a symbol.
  tools.set({ hand: part.kind === undefined ? next : { ...next, points: [] } })
}

const after = <Item>(all: readonly Item[], item: Item, first: Item): Item =>
  all[(all.indexOf(item) + 1) % all.length] ?? first

export function nextColour(): void {
  const { hand } = tools.get()
  if (hand.tool === 'draw') choose({ colour: after(drawingColours, hand.colour, 'red') })
}
export function nextSymbol(): void {
  const { hand } = tools.get()
  if (hand.tool === 'draw') choose({ kind: 'symbol', symbol: after(drawingSymbols, hand.symbol, 'command-post') })
}

/** Six decimals are a tenth of a metre. */
const round = (degrees: number): number => Number(degrees.toFixed(6))

/** What is in hand after a point was pressed or the cursor's was set: the place in hand goes there, else it is one more. */
export function withPoint(hand: Tool, { lon, lat }: Point): Tool {
  const point = { lon: round(lon), lat: round(lat) }
  if (hand.tool === 'none') return hand
  if (hand.tool === 'carry') return { ...hand, cursor: point }
  const last = hand.points.at(-1)
  const isSame = last?.lon === point.lon && last.lat === point.lat
  const most = hand.tool === 'draw' ? mostStrokePoints : mostMeasured
  if (isSame || hand.points.length >= most) return { ...hand, cursor: point }
  return { ...hand, cursor: point, points: [...hand.points, point] }
}

export const addPoint = (at: Point): void => tools.set({ hand: withPoint(tools.get().hand, at) })

/** The last point is taken back; a place in hand goes back to where it was. */
export function takeBack(): void {
  const { hand } = tools.get()
  if (hand.tool === 'carry') tools.set({ hand: { ...hand, cursor: hand.from } })
  else if (hand.tool !== 'none') tools.set({ hand: { ...hand, points: hand.points.slice(0, -1) } })
}

export function moveCursor(cursor: Point): void {
  const { hand } = tools.get()
  if (hand.tool !== 'none') tools.set({ hand: { ...hand, cursor } })
}

/** The stroke that is whole now; undefined while it has too few points, or words that are to be placed were not written. */
export function strokeOf({ kind, symbol, points, text }: Drawing): StrokeShape | undefined {
  const [first] = points
  if (first === undefined) return undefined
  if (kind === 'symbol') return { kind, symbol, point: first }
  if (kind === 'text') return text.trim() === '' ? undefined : { kind, point: first }
  return points.length < (kind === 'area' ? 3 : 2) ? undefined : { kind, points }
}

/** One point is all of it: sent as soon as it is set. */
export const isOnePoint = (kind: StrokeKind): boolean => kind === 'symbol' || kind === 'text'
/** The stroke was sent: the next one begins. */
export function clearStroke(): void {
  const { hand } = tools.get()
  if (hand.tool === 'draw') tools.set({ hand: { ...hand, points: [], text: '' } })
}
