import { addressAt, claim, frontsOf, plotAt } from '../blocks/site.ts'
import type { Front, Site } from '../blocks/site.ts'
import { along } from '../geometry/point.ts'
import { nameTags } from '../names/bi-name.ts'
import type { BiName } from '../names/bi-name.ts'
import type { PoiNamer } from '../names/poi-names.ts'
import { joinBeside } from '../streets/join.ts'
import { isForCars, isMajor } from '../streets/road-class.ts'
import type { CivicWish } from './assign.ts'

const lengthM = 24
const depthM = 15
const forecourtM = 9

const districtStem = (front: Front): BiName | undefined => {
  const name = front.line.name
  const plain = name && /^(.+?)[东西南北中]?(?:路|街|巷)$/.exec(name.zh)?.[1]
  return name && plain !== undefined
    ? { zh: plain, en: name.en.replace(/( (?:East|West|South|North|Middle))? (?:Road|Street|Lane)$/, '') }
    : undefined
}

/** By the street; two on one long street would have one name. */
const nameFor = ({ kind, count }: CivicWish, front: Front, names: PoiNamer): BiName => {
  const district = districtStem(front)
  const name = district && kind.nameAt(count, district)
  return name && names.take(name) ? name : kind.nameAt(count, names.stem())
}

/** Stations need a way out for their vehicles: a short drive from the street to the forecourt. */
const drawForecourt = (site: Site, front: Front, startM: number): void => {
  const inside = along(along(front.at, front.u, startM + lengthM + 4), front.inwards, forecourtM)
  const gate = joinBeside(front.line, inside, site.town.junction)
  site.town.pen.line([gate, { at: inside }], { highway: 'service' })
}

const drawAt = (site: Site, wish: CivicWish, front: Front, startM: number): boolean => {
  const { town, random } = site
  const plot = plotAt(front, startM, lengthM, depthM, forecourtM)
  const whole = plotAt(front, startM - 2, lengthM + 10, depthM + forecourtM + 2, 0)
  if (!claim(site, whole)) return false
  const name = nameFor(wish, front, town.poiNames)
  const levels = `${random.whole(...wish.kind.levels)}`
  const address = addressAt(site, front.line, plot.centre)
  town.pen.building(plot, {
    ...wish.kind.building,
    ...wish.kind.tags,
    'building:levels': levels,
    ...nameTags(name),
    ...address,
  })
  drawForecourt(site, front, startM)
  if (random.chance(0.3))
    town.pen.point(plot.centre, { emergency: 'defibrillator', 'defibrillator:location': `${name.zh}门厅` })
  return true
}

/** A public house on a street of the block. Out: whether one of its fronts had room. */
export const drawLot = (site: Site, wish: CivicWish, minor: boolean): boolean => {
  const fronts = frontsOf(site).filter(({ line }) => (minor ? isForCars(line.roadClass) : isMajor(line.roadClass)))
  for (const front of fronts) {
    for (const share of [0.5, 0.3, 0.7]) {
      if (front.lengthM > lengthM + 18 && drawAt(site, wish, front, front.lengthM * share - lengthM / 2)) return true
    }
  }
  return false
}
