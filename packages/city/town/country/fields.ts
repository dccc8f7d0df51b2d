import { distance } from '../geometry/point.ts'
import type { Point } from '../geometry/point.ts'
import { areaOf, centreOf, cornersOf, inset, isInside } from '../geometry/polygon.ts'
import type { Town } from '../town.ts'
import type { Random } from '../random.ts'
import { parcels } from '../streets/divide.ts'
import type { Land } from '../streets/divide.ts'
import { looks } from '../streets/road-class.ts'
import { isWooded } from './land-cover.ts'

export type Clearing = { readonly at: Point; readonly radiusM: number }

const touches = (corners: readonly Point[], { at, radiusM }: Clearing): boolean =>
  isInside(corners, at) ||
  corners.some((corner) => distance(corner, at) < radiusM) ||
  distance(centreOf(corners), at) < radiusM

const drawField = ({ pen, landCover }: Town, random: Random, parcel: Land): void => {
  const cover = landCover(centreOf(cornersOf(parcel)), random)
  if (cover === undefined) return
  const marginM = isWooded(cover) ? 0 : random.between(0.8, 3)
  const corners = cornersOf(
    inset(parcel, (line) => (line === undefined ? marginM : looks[line.roadClass].halfWidthM + 2)),
  )
  if (corners.length >= 3 && areaOf(corners) > 500) pen.area(corners, cover)
}

const smallestM2 = 2400

/** Covers country land with fields, woods and ponds, in ever smaller pieces up to the villages. */
export const drawFields = (
  town: Town,
  random: Random,
  land: Land,
  clearings: readonly Clearing[] = [],
  sizeM2 = random.between(16_000, 42_000),
): void => {
  for (const parcel of parcels(land, sizeM2, 0.35, random)) {
    const near = clearings.filter((clearing) => touches(cornersOf(parcel), clearing))
    if (near.length === 0) drawField(town, random, parcel)
    else if (areaOf(cornersOf(parcel)) > smallestM2)
      drawFields(town, random, parcel, near, areaOf(cornersOf(parcel)) / 3)
  }
}
