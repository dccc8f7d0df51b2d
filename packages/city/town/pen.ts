import type { OsmMember, OsmTags } from '../import/osm.ts'
import type { Ground } from './geometry/ground.ts'
import { along, itemAt, plus, times } from './geometry/point.ts'
import type { Point } from './geometry/point.ts'
import type { Rectangle } from './geometry/rectangle.ts'
import type { OsmSink } from './osm-file/osm-sink.ts'
import type { Tally } from './tally.ts'

/** A corner of a building, as shares of its rectangle: -1 to 1 along and across; doors are corners with tags. */
export type ShapePoint = { readonly a: number; readonly b: number; readonly tags?: OsmTags }

/** Draws on the plan; what it draws is bent onto the ground, written and counted. */
export type Pen = {
  readonly point: (at: Point, tags?: OsmTags) => number
  /** A line through plan points; it follows the bending of the ground. Points may be nodes already drawn. */
  readonly line: (points: readonly PenPoint[], tags: OsmTags) => number
  readonly area: (corners: readonly Point[], tags: OsmTags) => number
  /** A ring without tags, for a multipolygon */
  readonly ring: (corners: readonly Point[]) => number
  /** Buildings keep their right angles: only place, heading and size follow the ground. */
  readonly building: (rectangle: Rectangle, tags: OsmTags, shape?: readonly ShapePoint[]) => number
  readonly relation: (members: readonly OsmMember[], tags: OsmTags) => number
}
export type PenPoint = { readonly at: Point; readonly node?: number }

const box: readonly ShapePoint[] = [
  { a: -1, b: -1 },
  { a: 1, b: -1 },
  { a: 1, b: 1 },
  { a: -1, b: 1 },
]

export const newPen = (ground: Ground, sink: OsmSink, tally: Tally): Pen => {
  const drawNode = (lonLat: readonly [number, number], tags: OsmTags): number => {
    tally.note(tags)
    return sink.node(lonLat[0], lonLat[1], tags)
  }
  const drawWay = (refs: readonly number[], tags: OsmTags): number => {
    tally.note(tags)
    return sink.way(refs, tags)
  }
  const point = (at: Point, tags: OsmTags = {}): number => drawNode(ground.lonLat(at), tags)
  const nodesAlong = (points: readonly PenPoint[]): number[] =>
    points.flatMap(({ at, node }, k) => {
      const next = points[k + 1]
      const bends = next === undefined ? [] : ground.bendsBetween(at, next.at)
      return [node ?? point(at), ...bends.map((bend) => point(bend))]
    })
  const closed = (corners: readonly Point[]): number[] => {
    const first = itemAt(corners, 0)
    const start = point(first)
    return nodesAlong([
      { at: first, node: start },
      ...corners.slice(1).map((at) => ({ at })),
      { at: first, node: start },
    ])
  }
  const building = (rectangle: Rectangle, tags: OsmTags, shape: readonly ShapePoint[] = box): number => {
    const { origin, u, v, stretchU, stretchV } = ground.frameAt(rectangle.centre, rectangle.u)
    const [half, deep] = [times(u, (rectangle.lengthM * stretchU) / 2), times(v, (rectangle.depthM * stretchV) / 2)]
    const corner = (p: ShapePoint): Point => plus(along(origin, half, p.a), times(deep, p.b))
    const refs = shape.map((p) => drawNode(ground.toLonLat(corner(p)), p.tags ?? {}))
    return drawWay([...refs, itemAt(refs, 0)], tags)
  }
  return {
    point,
    line: (points, tags) => drawWay(nodesAlong(points), tags),
    area: (corners, tags) => drawWay(closed(corners), tags),
    ring: (corners) => drawWay(closed(corners), {}),
    building,
    relation: (members, tags) => {
      tally.note(tags)
      return sink.relation(members, tags)
    },
  }
}
