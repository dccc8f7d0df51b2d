import type { Point } from '@tocsin/domain'
import { drawingTokens } from '@tocsin/ui'
import { markShapes, type MapPoint } from '@tocsin/ui/map'
import { noMarks, pairs, type Marks } from './drawing-marks.ts'
import type { Drawing, Tool } from './tool.ts'

const crosshair = 'M7 0h2v5h-2ZM7 11h2v5h-2ZM0 7h5v2h-5ZM11 7h5v2h-5Z'

/** What is in hand, as the map shows it: the points that are set, the way they make, and the cursor. */
export function handMarks(hand: Tool): Marks {
  if (hand.tool === 'none') return noMarks
  if (hand.tool === 'carry') return carried(hand.from, hand.cursor)
  const colour = hand.tool === 'draw' ? drawingTokens[hand.colour] : '--accent'
  const isArea = hand.tool === 'draw' ? hand.kind === 'area' : hand.points.length > 2
  const line = pairs(hand.points)
  return {
    areas: isArea && line.length > 2 ? [{ id: 'hand', ring: line, colour, faint: hand.tool === 'measure' }] : [],
    lines: isLine(hand) && line.length > 1 ? [{ id: 'hand', line, colour, dashed: true }] : [],
    points: [...hand.points.map((point, n) => corner(point, n, colour)), cursorAt(hand.cursor)],
  }
}

const isLine = (hand: Drawing | { readonly tool: 'measure' }): boolean =>
  hand.tool === 'measure' || hand.kind === 'line' || hand.kind === 'arrow' || hand.kind === 'area'

const corner = (point: Point, n: number, colour: string): MapPoint => ({
  id: `corner-${n}`,
  ...point,
  colour,
  shape: markShapes.disc,
})

const cursorAt = (point: Point): MapPoint => ({ id: 'cursor', ...point, colour: '--text', shape: crosshair })

const carried = (from: Point, to: Point): Marks => ({
  areas: [],
  lines: [{ id: 'carried', line: pairs([from, to]), colour: '--accent', dashed: true }],
  points: [
    { id: 'from', ...from, colour: '--text', shape: markShapes.ring, stale: true },
    { id: 'to', ...to, colour: '--accent', shape: markShapes.pin, selected: true },
  ],
})

/** Where the place of an incident was a moment ago, and the way to where it is now. */
export const ghostMarks = (from: Point, to: Point, label: string): Marks => ({
  areas: [],
  lines: [{ id: 'ghost', line: pairs([from, to]), colour: '--text', dashed: true, faint: true, widthPx: 2 }],
  points: [{ id: 'ghost', ...from, colour: '--text', shape: markShapes.hexagon, stale: true, label }],
})
