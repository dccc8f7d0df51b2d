import type { OsmTags } from '../../import/osm.ts'
import { distance, itemAt, leftOf, minus, times, plus, unitOf } from '../geometry/point.ts'
import type { Point } from '../geometry/point.ts'
import { areaOf, boxOf, cornersOf, inset } from '../geometry/polygon.ts'
import type { Box, Polygon } from '../geometry/polygon.ts'
import { fitsInside, overlap } from '../geometry/rectangle.ts'
import type { Rectangle } from '../geometry/rectangle.ts'
import type { Random } from '../random.ts'
import type { Land } from '../streets/divide.ts'
import { looks } from '../streets/road-class.ts'
import { takeNumber } from '../streets/road-line.ts'
import type { RoadLine } from '../streets/road-line.ts'
import { postalTags } from '../town.ts'
import type { PostalArea, Town } from '../town.ts'

/** The plots of one block: what is left of the land inside its streets and pavements, and what stands there already. */
export type Site = {
  readonly town: Town
  readonly random: Random
  readonly postal: PostalArea
  readonly sides: Polygon<RoadLine | undefined>
  readonly corners: readonly Point[]
  readonly areaM2: number
  readonly box: Box
  readonly placed: Rectangle[]
}

export type SiteMaking = Pick<Site, 'town' | 'random' | 'postal'>

/** Out: nothing when streets leave no room for a house. */
export const openSite = (making: SiteMaking, land: Land): Site | undefined => {
  const sides = inset(land, (line) => (line === undefined ? 1.5 : looks[line.roadClass].halfWidthM))
  return siteOf(making, sides)
}

export const siteOf = (
  making: SiteMaking,
  sides: Polygon<RoadLine | undefined>,
  placed: Rectangle[] = [],
): Site | undefined => {
  const corners = cornersOf(sides)
  const areaM2 = areaOf(corners)
  return corners.length < 3 || areaM2 < 60
    ? undefined
    : { ...making, sides, corners, areaM2, box: boxOf(corners), placed }
}

/** Reserves the ground under a building. Out: whether it was free and inside the site. */
export const claim = (site: Site, rectangle: Rectangle): boolean => {
  const free = fitsInside(site.corners, rectangle) && !site.placed.some((other) => overlap(other, rectangle))
  if (free) site.placed.push(rectangle)
  return free
}

export type Front = {
  readonly line: RoadLine
  readonly at: Point
  readonly u: Point
  readonly inwards: Point
  readonly lengthM: number
}

/** The sides along named streets, as the rows of houses see them. */
export const frontsOf = (site: Site): readonly Front[] =>
  site.sides.flatMap(({ at, label }, k): Front[] => {
    const next = itemAt(site.sides, k + 1).at
    const u = unitOf(minus(next, at))
    return label?.name === undefined ? [] : [{ line: label, at, u, inwards: leftOf(u), lengthM: distance(at, next) }]
  })

/** A rectangle whose front lies `setbackM` behind the line of plots. */
export const plotAt = (front: Front, startM: number, lengthM: number, depthM: number, setbackM: number): Rectangle => ({
  centre: plus(plus(front.at, times(front.u, startM + lengthM / 2)), times(front.inwards, setbackM + depthM / 2)),
  u: front.u,
  lengthM,
  depthM,
})

export const streetTags = (site: Site, line: RoadLine): OsmTags =>
  line.name === undefined
    ? {}
    : { 'addr:street': line.name.zh, 'addr:street:en': line.name.en, ...postalTags(site.postal) }

/** Takes the next free number of the street for a plot at `p`. */
export const addressAt = (site: Site, line: RoadLine, p: Point): OsmTags =>
  line.name === undefined ? {} : { 'addr:housenumber': takeNumber(line, p), ...streetTags(site, line) }
