import { times } from '../geometry/point.ts'
import { nameTags } from '../names/bi-name.ts'
import type { BiName } from '../names/bi-name.ts'
import { addressAt, claim } from './site.ts'
import type { Site } from './site.ts'
import { firstGate, inYard, rowSpan, yardFacingSouth } from './yard.ts'

const kinds: readonly [BiName, ...BiName[]] = [
  { zh: '大厦', en: 'Building' },
  { zh: '商务中心', en: 'Business Centre' },
  { zh: '写字楼', en: 'Offices' },
  { zh: '商贸城', en: 'Trade City' },
]

/** One or two office houses on a paved block, parking beside them. */
export const drawOffices = (site: Site): boolean => {
  const { random, town } = site
  const yard = yardFacingSouth(site)
  const gate = firstGate(site, yard.origin, [times(yard.v, -1), yard.v, yard.u])
  if (gate === undefined) return false
  town.pen.area(site.corners, { landuse: 'commercial' })
  for (const b of [-yard.halfB * 0.4, yard.halfB * 0.4]) {
    const span = rowSpan(site, yard, b, 26)
    if (span === undefined) continue
    const lengthM = Math.min(span[1] - span[0] - 14, random.between(34, 70))
    const rectangle = {
      centre: inYard(yard, (span[0] + span[1]) / 2, b),
      u: yard.u,
      lengthM,
      depthM: random.between(18, 26),
    }
    if (lengthM < 18 || !claim(site, rectangle)) continue
    const [stem, kind] = [town.poiNames.stem(), random.pick(kinds)]
    const name = { zh: stem.zh + kind.zh, en: `${stem.en} ${kind.en}` }
    town.pen.building(rectangle, {
      building: 'office',
      'building:levels': `${random.whole(5, 16)}`,
      ...nameTags(name),
      ...addressAt(site, gate.line, gate.at),
    })
  }
  town.pen.line([gate, { at: yard.origin }], { highway: 'service' })
  return true
}
