import { degreeMetres, metresBetween } from './metres.ts'
import type { RoadPoint } from './nearest-road.ts'
import type { RoadNetwork } from './network.ts'

export type Line = readonly (readonly [lon: number, lat: number])[]

/** The line on the map of a drive over `edges`, from a place on the first to a place on the last. */
export function lineAlong(network: RoadNetwork, from: RoadPoint, to: RoadPoint, edges: readonly number[]): Line {
  const line: [number, number][] = []
  edges.forEach((edge, i) => {
    const start = i === 0 ? along(from, edge) : 0
    const end = i === edges.length - 1 ? along(to, edge) : 1
    for (const point of edgePart(network, edge, start, end)) {
      const last = line.at(-1)
      if (last?.[0] !== point[0] || last[1] !== point[1]) line.push(point)
    }
  })
  const only = line.length === 1 ? line[0] : undefined
  return only ? [only, [...only]] : line
}

/** The points of a directed edge between two shares of its length: both cut points and the shape's points in between. */
function edgePart(network: RoadNetwork, edge: number, start: number, end: number): [number, number][] {
  const points = edgePoints(network, edge)
  const lengths = cumulativeMetres(points)
  const all = lengths.at(-1) ?? 0
  const inner = points.filter((_, i) => (lengths[i] ?? 0) > start * all && (lengths[i] ?? 0) < end * all)
  return [pointAt(points, lengths, start * all), ...inner, pointAt(points, lengths, end * all)]
}

function edgePoints({ shape, shapeStart }: RoadNetwork, edge: number): [number, number][] {
  const points: [number, number][] = []
  const end = shapeStart[(edge >> 1) + 1] ?? 0
  for (let i = shapeStart[edge >> 1] ?? 0; i < end; i++) {
    points.push([(shape[2 * i] ?? 0) / 1e7, (shape[2 * i + 1] ?? 0) / 1e7])
  }
  return (edge & 1) === 0 ? points : points.toReversed()
}

/** Where one is after so many metres along a line, and the course there (degrees, 0 north). Stops at both ends. */
export function positionAlong(line: Line, metres: number): { lon: number; lat: number; course: number } {
  const lengths = cumulativeMetres(line)
  const at = Math.max(0, Math.min(metres, lengths.at(-1) ?? 0))
  const [lon, lat] = pointAt(line, lengths, at)
  const ahead = lengths.findIndex((length) => length > at)
  const next = ahead === -1 ? line.length - 1 : Math.max(1, ahead)
  return { lon, lat, course: courseOf(line[next - 1], line[next] ?? line[next - 1]) }
}

function pointAt(line: Line, lengths: Float64Array, metres: number): [number, number] {
  const next = lengths.findIndex((length) => length >= metres)
  const b = line[next === -1 ? line.length - 1 : next] ?? [0, 0]
  const a = line[next - 1]
  if (!a) return [b[0], b[1]]
  const before = lengths[next - 1] ?? 0
  const share = (metres - before) / ((lengths[next] ?? 0) - before)
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

function cumulativeMetres(line: Line): Float64Array {
  const lengths = new Float64Array(line.length)
  for (let i = 1; i < line.length; i++) {
    const [aLon, aLat] = line[i - 1] ?? [0, 0]
    const [bLon, bLat] = line[i] ?? [0, 0]
    lengths[i] = (lengths[i - 1] ?? 0) + metresBetween({ lon: aLon, lat: aLat }, { lon: bLon, lat: bLat })
  }
  return lengths
}

function courseOf(from: Line[number] | undefined, to: Line[number] | undefined): number {
  if (!from || !to) return 0
  const degree = degreeMetres(from[1])
  const course = Math.atan2((to[0] - from[0]) * degree.lon, (to[1] - from[1]) * degree.lat)
  return ((course * 180) / Math.PI + 360) % 360
}

const along = ({ fraction }: RoadPoint, edge: number) => ((edge & 1) === 0 ? fraction : 1 - fraction)
