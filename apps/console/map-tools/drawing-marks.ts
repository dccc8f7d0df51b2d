import { pointsOf, type DrawingColour, type Point, type StrokeShape } from '@tocsin/domain'
import { drawingIcons, drawingTokens } from '@tocsin/ui'
import { markShapes, type MapArea, type MapLine, type MapPoint } from '@tocsin/ui/map'
import { arrowHead, middleOf } from './geometry.ts'

/** What lies on the map of strokes or of a tool, bottom first. */
export type Marks = {
  readonly areas: readonly MapArea[]
  readonly lines: readonly MapLine[]
  readonly points: readonly MapPoint[]
}
export const noMarks: Marks = { areas: [], lines: [], points: [] }

type Stroke = {
  readonly drawing: string
  readonly shape: StrokeShape
  readonly colour: DrawingColour
}

export const pairs = (points: readonly Point[]) => points.map(({ lon, lat }) => [lon, lat] as const)

/** Words stand at a dot. */
const dot = 'M8 5.5a2.5 2.5 0 1 1 0 5A2.5 2.5 0 0 1 8 5.5Z'

/** Strokes as the map draws them, with what is written beside them where it is known. */
export function drawingMarks(
  strokes: readonly Stroke[],
  textOf: (drawing: string) => string,
  symbolName: (shape: StrokeShape & { kind: 'symbol' }) => string,
): Marks {
  return {
    areas: strokes.flatMap(({ drawing, shape, colour }) =>
      shape.kind === 'area' ? [{ id: drawing, ring: pairs(shape.points), colour: drawingTokens[colour] }] : [],
    ),
    lines: strokes.flatMap(linesOf),
    points: strokes.flatMap((stroke) => pointsFor(stroke, textOf(stroke.drawing), symbolName)),
  }
}

function linesOf({ drawing, shape, colour }: Stroke): readonly MapLine[] {
  if (shape.kind !== 'line' && shape.kind !== 'arrow') return []
  const line = { id: drawing, line: pairs(shape.points), colour: drawingTokens[colour], widthPx: 4 }
  const head = shape.kind === 'arrow' ? arrowHead(shape.points) : undefined
  return head === undefined ? [line] : [line, { ...line, id: `${drawing}/head`, line: pairs(head) }]
}

function pointsFor(
  { drawing, shape, colour: name }: Stroke,
  text: string,
  symbolName: (shape: StrokeShape & { kind: 'symbol' }) => string,
): readonly MapPoint[] {
  const colour = drawingTokens[name]
  if (shape.kind === 'symbol') {
    const label = text === '' ? symbolName(shape) : text
    return [{ id: drawing, ...shape.point, colour, shape: markShapes.square, icon: drawingIcons[shape.symbol], label }]
  }
  if (text === '' && shape.kind !== 'text') return []
  return [{ id: drawing, ...middleOf(pointsOf(shape)), colour, shape: dot, label: text }]
}
