import gcoord from 'gcoord'
import type { Point } from '../places/index.ts'

/** What a WGS 84 point is in GCJ-02, the shifted datum of Chinese maps; outside gcoord's box around China the same point. */
export function toGcj02({ lon, lat }: Point): Point {
  const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02)
  return { lon: x, lat: y }
}

/** What a GCJ-02 point is in WGS 84, within half a metre; outside gcoord's box around China the same point. */
export function fromGcj02({ lon, lat }: Point): Point {
  const [x, y] = gcoord.transform([lon, lat], gcoord.GCJ02, gcoord.WGS84)
  return { lon: x, lat: y }
}
