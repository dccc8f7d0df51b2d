import type { OsmTags } from '../../import/osm.ts'
import type { Pen } from '../pen.ts'
import { embankmentM, riverHalfWidthM } from '../plan/lattice.ts'
import type { Lattice } from '../plan/lattice.ts'
import type { MainStreets } from '../plan/main-streets.ts'
import type { PlanSize } from '../plan/plan-size.ts'

type Strip = { readonly south: number; readonly north: number; readonly tags: OsmTags }

type Setting = { readonly pen: Pen; readonly lattice: Lattice; readonly streets: MainStreets }

/** A strip stops short of the roads that cross. */
const besideRoadM = 24

const drawStrips = (
  { pen, lattice, streets }: Setting,
  j: number,
  strips: readonly Strip[],
  from = -Infinity,
  to = Infinity,
): void => {
  const clearOf = (i: number): number => (streets.has('northward', i, j) ? besideRoadM : 0)
  for (let i = 0; i + 1 < lattice.columns.length; i++) {
    const [west, east] = [lattice.corner(i, j).x + clearOf(i), lattice.corner(i + 1, j).x - clearOf(i + 1)]
    if (east < from || west > to) continue
    for (const { south, north, tags } of strips) {
      pen.area(
        [
          { x: west, y: south },
          { x: east, y: south },
          { x: east, y: north },
          { x: west, y: north },
        ],
        tags,
      )
    }
  }
}

const grass: OsmTags = { landuse: 'grass' }
const wood: OsmTags = { natural: 'wood' }

/** Green beside railway and motorway, and meadows on the river's banks outside the town. */
export const drawVerges = (setting: Setting, size: PlanSize): void => {
  const { lattice } = setting
  for (const [j, { band, south, north }] of lattice.rows.entries()) {
    const middle = (south + north) / 2
    if (band === 'railway') {
      drawStrips(setting, j, [{ south: middle - 9, north: middle + 9, tags: { landuse: 'railway' } }])
      drawStrips(setting, j, [{ south: south + 16, north: middle - 12, tags: grass }])
    }
    if (band === 'motorway') {
      const strips = [
        { south: south + 12, north: middle - 90, tags: wood },
        { south: middle + 90, north: north - 12, tags: wood },
        { south: middle - 90, north: middle - 22, tags: grass },
        { south: middle + 22, north: middle + 90, tags: grass },
      ]
      drawStrips(setting, j, strips)
    }
    if (band === 'river') {
      const edgeM = riverHalfWidthM + 22
      const strips = [
        { south: -embankmentM + 14, north: -edgeM, tags: { landuse: 'meadow' } },
        { south: edgeM, north: embankmentM - 14, tags: { landuse: 'meadow' } },
      ]
      drawStrips(setting, j, strips, -Infinity, -size.reachEastM * 0.85)
      drawStrips(setting, j, strips, size.reachEastM * 0.85, Infinity)
    }
  }
}
