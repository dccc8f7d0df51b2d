import type { OsmTags } from '../../import/osm.ts'
import { addressAt, claim } from '../blocks/site.ts'
import type { Site } from '../blocks/site.ts'
import { firstGate, inYard, rowSpan, yardFacingSouth } from '../blocks/yard.ts'
import type { Yard } from '../blocks/yard.ts'
import { times } from '../geometry/point.ts'
import { nameTags } from '../names/bi-name.ts'
import type { ShapePoint } from '../pen.ts'
import { drawTrack } from './track.ts'
import type { CivicWish } from './assign.ts'

const uShape: readonly ShapePoint[] = [
  { a: -1, b: -1 },
  { a: -0.55, b: -1 },
  { a: -0.55, b: 0.2 },
  { a: 0.55, b: 0.2 },
  { a: 0.55, b: -1 },
  { a: 1, b: -1 },
  { a: 1, b: 1 },
  { a: -1, b: 1 },
]

const drawHalls = (site: Site, yard: Yard, wish: CivicWish, fromB: number, main: OsmTags): void => {
  const { random, town } = site
  const levels = random.whole(...wish.kind.levels)
  let drawn = 0
  for (let b = yard.halfB - 22; b > fromB && drawn < 4; b -= 46) {
    const span = rowSpan(site, yard, b, 30)
    if (span === undefined) continue
    const lengthM = Math.min(span[1] - span[0] - 14, random.between(48, 84))
    const rectangle = {
      centre: inYard(yard, (span[0] + span[1]) / 2, b),
      u: yard.u,
      lengthM,
      depthM: drawn === 0 ? 30 : random.between(14, 20),
    }
    if (lengthM < 20 || !claim(site, rectangle)) continue
    const tags = { ...wish.kind.building, 'building:levels': `${drawn === 0 ? levels : Math.min(levels, 5)}` }
    town.pen.building(
      rectangle,
      drawn === 0 ? { ...tags, ...main } : tags,
      drawn === 0 && lengthM > 44 ? uShape : undefined,
    )
    drawn++
  }
}

/** A block for one institution: grounds, halls from the north down, a sports track where there is one, a gate. */
export const drawCampus = (site: Site, wish: CivicWish): boolean => {
  const { town } = site
  const yard = yardFacingSouth(site)
  const forecourt = inYard(yard, 0, yard.halfB - 44)
  const gate = firstGate(site, forecourt, [yard.u, times(yard.u, -1), times(yard.v, -1), yard.v])
  if (gate === undefined) return false
  const name = wish.kind.nameAt(wish.count, town.poiNames.stem())
  const address = addressAt(site, gate.line, gate.at)
  const onGrounds = wish.kind.tags['amenity'] !== undefined || wish.kind.tags['leisure'] !== undefined
  const whole = onGrounds ? { ...nameTags(name), ...address } : {}
  town.pen.area(site.corners, { ...wish.kind.tags, ...whole })
  const pitched = wish.kind.pitch === true && drawTrack(site, yard)
  drawHalls(site, yard, wish, pitched ? 6 : -yard.halfB + 18, onGrounds ? {} : { ...nameTags(name), ...address })
  town.pen.line([gate, { at: forecourt }], { highway: 'service' })
  if (wish.kind.key === 'hospital' || wish.kind.key === 'government' || wish.kind.key === 'stadium') {
    town.pen.point(inYard(yard, 3, 4), { emergency: 'defibrillator', 'defibrillator:location': `${name.zh}大厅` })
  }
  return true
}
