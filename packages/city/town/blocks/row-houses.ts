import type { OsmTags } from '../../import/osm.ts'
import { along, leftOf, times, plus } from '../geometry/point.ts'
import { isMajor } from '../streets/road-class.ts'
import { takeNumber } from '../streets/road-line.ts'
import type { Rectangle } from '../geometry/rectangle.ts'
import { addressAt, claim, frontsOf, plotAt, streetTags } from './site.ts'
import type { Front, Site } from './site.ts'

type Range = readonly [low: number, high: number]

/** How houses stand along their streets. */
export type RowStyle = {
  readonly widthM: Range
  readonly depthM: Range
  readonly setbackM: Range
  readonly levels: Range
  /** share of houses with a gap after them, and how wide */
  readonly gapShare: number
  readonly gapM: Range
  /** share of sides whose numbers are mapped as one interpolation way */
  readonly interpolatedShare: number
  readonly shopShare: number
}

export const townRows: RowStyle = {
  widthM: [8, 13.5],
  depthM: [11, 15],
  setbackM: [0.4, 1.6],
  levels: [3, 6],
  gapShare: 0.3,
  gapM: [1.5, 7],
  interpolatedShare: 0.05,
  shopShare: 0.12,
}
export const oldTownRows: RowStyle = {
  ...townRows,
  widthM: [7, 14],
  depthM: [8, 15],
  setbackM: [0.2, 2.2],
  levels: [1, 3],
  gapShare: 0.3,
  gapM: [0.8, 4],
  shopShare: 0.25,
}
export const villageRows: RowStyle = {
  ...townRows,
  widthM: [9, 14],
  depthM: [9, 12.5],
  setbackM: [1.5, 5],
  levels: [1, 4],
  gapShare: 0.65,
  gapM: [2, 13],
  interpolatedShare: 0.25,
  shopShare: 0.04,
}

/** A household a house; tall ones on a shopping street let their upper floors. */
const flatsIn = (levels: number, busy: boolean): number => (busy && levels >= 4 ? levels - 2 : levels >= 5 ? 2 : 1)

const houseTags = (site: Site, style: RowStyle, busy: boolean): OsmTags => {
  const levels = site.random.whole(...style.levels)
  return {
    building: busy && levels >= 4 ? 'residential' : 'house',
    'building:levels': `${levels}`,
    'building:flats': `${flatsIn(levels, busy)}`,
  }
}

const drawShop = (site: Site, front: Front, plot: Rectangle, address: OsmTags, busy: boolean): void => {
  const inside = along(plot.centre, front.inwards, -plot.depthM * 0.3)
  site.town.pen.point(inside, { ...site.town.poiNames.shop(site.random, busy), ...address })
}

const drawHouse = (site: Site, style: RowStyle, front: Front, plot: Rectangle, numbered: boolean): void => {
  const busy = isMajor(front.line.roadClass) || front.line.roadClass === 'pedestrian'
  const address = numbered ? addressAt(site, front.line, plot.centre) : {}
  site.town.pen.building(plot, { ...houseTags(site, style, busy), ...address })
  if (numbered && site.random.chance(busy ? 0.45 : style.shopShare)) drawShop(site, front, plot, address, busy)
}

/** The two ends of a row and the way between them stand for all numbers of the row. */
const drawInterpolation = (site: Site, front: Front, plots: readonly Rectangle[]): void => {
  const ends = [plots[0], plots.at(-1)]
  const points = ends.flatMap((plot) => {
    if (plot === undefined) return []
    const at = plus(plot.centre, times(front.inwards, -plot.depthM / 2 - 0.2))
    const tags = { 'addr:housenumber': takeNumber(front.line, plot.centre), ...streetTags(site, front.line) }
    return [{ at, node: site.town.pen.point(at, tags), number: parseInt(tags['addr:housenumber'], 10) }]
  })
  const odd = (points[0]?.number ?? 0) % 2 === 1
  site.town.pen.line(points, { 'addr:interpolation': odd ? 'odd' : 'even' })
}

const plotsAlong = (site: Site, style: RowStyle, front: Front): readonly Rectangle[] => {
  const { random } = site
  const plots: Rectangle[] = []
  const deepestM = Math.max(6.5, site.box.widthM / 2 - style.setbackM[1] - 0.3)
  for (let at = random.between(0.5, 3); at < front.lengthM - style.widthM[0];) {
    const wideM = random.between(...style.widthM)
    const plot = plotAt(
      front,
      at,
      wideM,
      Math.min(deepestM, random.between(...style.depthM)),
      random.between(...style.setbackM),
    )
    const free = claim(site, plot)
    if (free) plots.push(plot)
    at += free ? wideM + 0.1 + (random.chance(style.gapShare) ? random.between(...style.gapM) : 0) : 2.5
  }
  return plots
}

/** Fills the edge of a block with houses that face their streets. */
export const drawRowHouses = (site: Site, style: RowStyle): void => {
  for (const front of frontsOf(site)) {
    const plots = plotsAlong(site, style, front)
    const interpolated =
      plots.length >= 4 && !isMajor(front.line.roadClass) && site.random.chance(style.interpolatedShare)
    for (const plot of plots) drawHouse(site, style, front, plot, !interpolated)
    if (interpolated) drawInterpolation(site, front, plots)
  }
}

const yardSpotM = [15, 12.5] as const

/** Small houses in the yards behind the rows, numbered after the street they are reached from. */
export const drawYardHouses = (site: Site, share: number): void => {
  const { random, box } = site
  const front = frontsOf(site)[0]
  if (front === undefined) return
  for (let a = -box.lengthM / 2; a < box.lengthM / 2; a += yardSpotM[0]) {
    for (let b = -box.widthM / 2; b < box.widthM / 2; b += yardSpotM[1]) {
      const centre = along(
        along(box.centre, box.u, a + random.between(-2, 2)),
        leftOf(box.u),
        b + random.between(-2, 2),
      )
      const rectangle = { centre, u: box.u, lengthM: random.between(8, 12), depthM: random.between(6, 9) }
      if (!random.chance(share) || !claim(site, rectangle)) continue
      const house = { building: 'house', 'building:levels': `${random.whole(1, 2)}`, 'building:flats': '1' }
      site.town.pen.building(rectangle, { ...house, ...addressAt(site, front.line, centre) })
    }
  }
}
