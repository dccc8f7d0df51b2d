import { z } from 'zod'
import { point, type Point } from '../place.ts'

/** What stands at a point of a tactical drawing. A closed set, so that it is read at a glance. */
export const drawingSymbols = [
  'command-post',
  'assembly-point',
  'water-supply',
  'hazard',
  'cordon',
  'entry',
  'landing-zone',
  'casualty-point',
] as const
export type DrawingSymbol = (typeof drawingSymbols)[number]

/** Names, not colours: each desk draws them in its own theme. */
export const drawingColours = ['red', 'amber', 'green', 'blue', 'violet'] as const
export type DrawingColour = (typeof drawingColours)[number]

/** Points of one stroke at most: clicked by hand, not followed. */
export const mostStrokePoints = 64

const points = (fewest: number) => z.array(point).min(fewest).max(mostStrokePoints).readonly()

/** One stroke; coordinates are WGS 84 degrees. An area's ring closes itself; an arrow's tip is its last point. */
export const strokeShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('line'), points: points(2) }),
  z.object({ kind: z.literal('arrow'), points: points(2) }),
  z.object({ kind: z.literal('area'), points: points(3) }),
  z.object({ kind: z.literal('symbol'), symbol: z.enum(drawingSymbols), point }),
  z.object({ kind: z.literal('text'), point }),
])
export type StrokeShape = Readonly<z.infer<typeof strokeShape>>
export type StrokeKind = StrokeShape['kind']

/** A stroke that stands, as its incident remembers it; what is written beside it stays sealed in the log. */
export type IncidentDrawing = {
  readonly drawing: string
  readonly shape: StrokeShape
  readonly colour: DrawingColour
  readonly hasText: boolean
  readonly by: string
  readonly at: number
}

/** A stroke that was taken off: when and by whom; what it was is in the log. */
export type WithdrawnDrawing = { readonly drawing: string; readonly by: string; readonly at: number }

/** The points of a stroke. */
export const pointsOf = (shape: StrokeShape): readonly Point[] => ('points' in shape ? shape.points : [shape.point])
