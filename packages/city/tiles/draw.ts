import type { OsmTags } from '../import/osm.ts'
import type { LineShape, PointShape } from '../import/read-shapes.ts'
import type { Polygon } from '../import/rings.ts'
import type { Drawing, Geometry } from './feature.ts'
import { insidePoint } from '../import/inside-point.ts'
import { namesOf } from './names.ts'
import { zoomForSize } from './size-zoom.ts'
import { drawHouseNumber, drawPlace, drawSpot } from './spots.ts'
import { isSurface, surfacesOf } from './surfaces.ts'
import { drawBorder, drawRail, drawRoad, drawWaterway } from './ways.ts'

export type Draw = (drawing: Drawing, geometry: Geometry) => void

/** Square pixels below which a surface is left out of a zoom. */
const surfacePixels = 6
const labelPixels = 2500
/** Houses appear at this zoom at the earliest, so that a town at overview zooms stays small. */
const firstBuildingZoom = 13

export function drawPoint({ tags, lon, lat }: PointShape, draw: Draw): void {
  for (const drawing of pointDrawings(tags)) draw(drawing, { type: 'point', lon, lat })
}

function pointDrawings(tags: OsmTags): Drawing[] {
  return [drawPlace(tags), drawSpot(tags), drawHouseNumber(tags)].filter((drawing) => drawing !== undefined)
}

/** A way is a line (road, rail, river), a surface when it is closed, or both. */
export function drawWay({ tags, refs, line }: LineShape, draw: Draw): void {
  const closed = refs.length > 3 && refs[0] === refs.at(-1) && line.length >= 8
  if (closed && isSurface(tags)) {
    drawArea(tags, [[line]], draw)
    if (tags['highway'] ?? tags['railway'] === 'platform') return
  }
  for (const drawing of [drawRoad(tags), drawRail(tags), drawWaterway(tags), drawBorder(tags)]) {
    if (drawing) draw(drawing, { type: 'line', line })
  }
}

/** A surface, and at a point inside it its name, its kind of spot, its house number. */
export function drawArea(tags: OsmTags, polygons: readonly Polygon[], draw: Draw): void {
  if (polygons.length === 0) return
  const names = namesOf(tags)
  for (const { layer, kind } of surfacesOf(tags)) {
    const visible = zoomForSize(polygons, surfacePixels)
    const minZoom = layer === 'building' ? Math.max(firstBuildingZoom, visible) : visible
    draw(
      { layer, minZoom: Math.min(minZoom, 15), properties: layer === 'building' ? {} : { kind } },
      { type: 'area', polygons },
    )
  }
  const drawings = pointDrawings(tags)
  const at = drawings.length > 0 || names['name'] ? insidePoint(polygons) : undefined
  if (!at) return
  const labelZoom = Math.min(zoomForSize(polygons, labelPixels), 15)
  for (const drawing of drawings) {
    draw(isGround(drawing) ? { ...drawing, minZoom: labelZoom } : drawing, { type: 'point', lon: at[0], lat: at[1] })
  }
}

/** Parks and lakes get their name where their area is large enough to carry it, not by kind. */
function isGround({ properties }: Drawing): boolean {
  return properties['kind'] === 'park' || properties['kind'] === 'water' || properties['kind'] === 'cemetery'
}
