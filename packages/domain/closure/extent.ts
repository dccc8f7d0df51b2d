import { refuse, type Refusal } from '../refusals.ts'
import type { ClosureGeometry } from './closure.ts'

/** Farther than this no closure is drawn at once: on a map of the whole province a hand slips easily. */
const maxClosureExtentM = 50_000
const degreeM = 111_320

/** The greater side of the box around a geometry, metres; 0 for a point. */
export function extentM(geometry: ClosureGeometry): number {
  if (geometry.kind === 'point') return 0
  const lons = geometry.line.map(({ lon }) => lon)
  const lats = geometry.line.map(({ lat }) => lat)
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)]
  return Math.max(
    (east - west) * degreeM * Math.cos((((south + north) / 2) * Math.PI) / 180),
    (north - south) * degreeM,
  )
}

/** Why a drawing is too wide to be one closure; undefined where it is not. */
export const refuseTooWide = (geometry: ClosureGeometry): Refusal | undefined =>
  extentM(geometry) > maxClosureExtentM ? refuse('closure-too-wide', { km: maxClosureExtentM / 1000 }) : undefined
