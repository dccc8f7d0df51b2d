import type { OsmTags } from '../../import/osm.ts'
import { nameTags } from '../names/bi-name.ts'
import type { BiName } from '../names/bi-name.ts'
import { times } from '../geometry/point.ts'
import { addressAt, claim } from './site.ts'
import type { Site } from './site.ts'
import { firstGate, inYard, rowSpan, yardFacingSouth } from './yard.ts'

const trades: readonly [BiName, ...BiName[]] = [
  { zh: '食品厂', en: 'Food Factory' },
  { zh: '机械厂', en: 'Machine Works' },
  { zh: '纺织厂', en: 'Textile Mill' },
  { zh: '建材厂', en: 'Building Materials' },
  { zh: '包装厂', en: 'Packaging Works' },
  { zh: '物流园', en: 'Logistics Park' },
  { zh: '电子厂', en: 'Electronics Factory' },
  { zh: '化工厂', en: 'Chemical Works' },
  { zh: '家具厂', en: 'Furniture Factory' },
]

/** A factory: large sheds, an office by the gate, a drive along the sheds. */
export const drawWorks = (site: Site): boolean => {
  const { random, town } = site
  const yard = yardFacingSouth(site)
  const gate = firstGate(site, yard.origin, [times(yard.v, -1), yard.v, yard.u, times(yard.u, -1)])
  if (gate === undefined) return false
  const stem = town.poiNames.stem()
  const trade = random.pick(trades)
  const name = { zh: stem.zh + trade.zh, en: `${stem.en} ${trade.en}` }
  const address = addressAt(site, gate.line, gate.at)
  town.pen.area(site.corners, { landuse: 'industrial', ...nameTags(name) })
  drawSheds(site, address)
  town.pen.line([gate, { at: yard.origin }], { highway: 'service' })
  return true
}

const drawSheds = (site: Site, address: OsmTags): void => {
  const { random, town } = site
  const yard = yardFacingSouth(site)
  const depthM = random.between(24, 46)
  let drawn = 0
  for (let b = -yard.halfB + depthM / 2 + 6; b < yard.halfB - depthM / 2; b += depthM + random.between(12, 18)) {
    const span = rowSpan(site, yard, b, depthM)
    for (const [from, to] of span === undefined
      ? []
      : ([
          [span[0] + 6, -6],
          [6, span[1] - 6],
        ] as const)) {
      const lengthM = Math.min(to - from, random.between(60, 130))
      const rectangle = {
        centre: inYard(yard, from < 0 ? to - lengthM / 2 : from + lengthM / 2, b),
        u: yard.u,
        lengthM,
        depthM,
      }
      if (lengthM < 18 || random.chance(0.12) || !claim(site, rectangle)) continue
      const kind: OsmTags = random.chance(0.75)
        ? { building: 'industrial', 'building:levels': `${random.whole(1, 2)}` }
        : { building: 'warehouse' }
      town.pen.building(rectangle, drawn++ === 0 ? { ...kind, ...address } : kind)
    }
  }
}
