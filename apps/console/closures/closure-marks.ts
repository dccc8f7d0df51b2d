import { closureStanding, type ClosureGeometry, type Documents, type Point } from '@tocsin/domain'
import { markShapes, type MapArea, type MapLine, type MapPoint } from '@tocsin/ui/map'

/** Closures as they stand on the map. */
export type ClosureMarks = {
  readonly areas: readonly MapArea[]
  readonly lines: readonly MapLine[]
  readonly points: readonly MapPoint[]
}

type Look = { readonly id: string; readonly colour: string; readonly faint: boolean }

const pairs = (line: readonly Point[]) => line.map(({ lon, lat }) => [lon, lat] as const)

/** The points that a geometry is made of. */
export const pointsOf = (geometry: ClosureGeometry): readonly Point[] =>
  geometry.kind === 'point' ? [geometry.point] : geometry.line

/** Where the sign of a closure stands: half-way along its line, in the middle of its area's corners. */
export function signPoint(geometry: ClosureGeometry): Point {
  const points = pointsOf(geometry)
  const nowhere = { lon: 0, lat: 0 }
  if (geometry.kind !== 'area') {
    const [a = nowhere, b = a] = points.slice(Math.max(0, Math.ceil(points.length / 2) - 1))
    return points.length % 2 === 1 ? a : { lon: (a.lon + b.lon) / 2, lat: (a.lat + b.lat) / 2 }
  }
  const mean = (of: (point: Point) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length
  return { lon: mean(({ lon }) => lon), lat: mean(({ lat }) => lat) }
}

/** Line or area of a geometry; a point has its sign alone. */
export function shapeMarks(geometry: ClosureGeometry, look: Look): Omit<ClosureMarks, 'points'> {
  if (geometry.kind === 'area') return { areas: [{ ...look, ring: pairs(geometry.line) }], lines: [] }
  if (geometry.kind === 'point') return { areas: [], lines: [] }
  return { areas: [], lines: [{ ...look, line: pairs(geometry.line), dashed: true, widthPx: 5 }] }
}

/** Red is closed, amber slow; what is to come is faint, what is over is not drawn. */
export function closureMarks(
  closures: readonly Documents['closure'][],
  now: number,
  nameOf: (closure: Documents['closure']) => string,
): ClosureMarks {
  const areas: MapArea[] = []
  const lines: MapLine[] = []
  const points: MapPoint[] = []
  for (const closure of closures) {
    const standing = closureStanding(closure, now)
    if (standing === 'over') continue
    const isClosed = closure.effect.kind === 'closed'
    const look = { id: closure.id, colour: isClosed ? '--closed' : '--slow', faint: standing === 'coming' }
    const shape = shapeMarks(closure.geometry, look)
    areas.push(...shape.areas)
    lines.push(...shape.lines)
    points.push({
      ...signPoint(closure.geometry),
      id: closure.id,
      colour: look.colour,
      shape: isClosed ? markShapes.noEntry : markShapes.caution,
      label: nameOf(closure),
      stale: look.faint,
    })
  }
  return { areas, lines, points }
}
