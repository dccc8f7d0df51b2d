import { along, between, cross, distance, itemAt, leftOf, minus, turned, unitOf } from '../geometry/point.ts'
import type { Point } from '../geometry/point.ts'
import { areaOf, boxOf, cornersOf } from '../geometry/polygon.ts'
import type { Polygon } from '../geometry/polygon.ts'
import type { Random } from '../random.ts'
import { joinAt } from './join.ts'
import type { DrawJunction } from './join.ts'
import { nearestJunction, metresAlong, newLine } from './road-line.ts'
import type { NewLine, RoadLine } from './road-line.ts'

/** A piece of land between streets; a side without a line has no street along it. */
export type Land = Polygon<RoadLine | undefined>

export type DivideRules = {
  /** pieces are cut until they are about this large, and not below half of it */
  readonly targetM2: number
  /** no cut leaves a piece narrower than this */
  readonly narrowestM: number
  /** how far a cut may stray from square, radians */
  readonly skew: number
  /** a cut that ends this near to a junction across the street runs into it, which makes a crossroads */
  readonly snapM: number
  readonly street: (cutLengthM: number, areaM2: number, direction: Point) => NewLine
  readonly junction: DrawJunction
  readonly drawn: (line: RoadLine) => void
}

type Cut = { readonly side: number; readonly at: Point }
type Ends = { readonly first: Cut; readonly second: Cut }

const cutSides = (land: Land, p: Point, direction: Point): Ends | undefined => {
  const depth = land.map((side) => cross(direction, minus(side.at, p)))
  const cuts = land.flatMap((side, k): Cut[] => {
    const [here, next] = [depth[k] ?? 0, depth[(k + 1) % land.length] ?? 0]
    if (here >= 0 === next >= 0) return []
    return [{ side: k, at: between(side.at, itemAt(land, k + 1).at, here / (here - next)) }]
  })
  const [first, second] = cuts
  return first !== undefined && second !== undefined && cuts.length === 2 ? { first, second } : undefined
}

const farFromCorners = (land: Land, cut: Cut, clearM: number): boolean =>
  distance(cut.at, itemAt(land, cut.side).at) > clearM && distance(cut.at, itemAt(land, cut.side + 1).at) > clearM

/** Moves a cut's end to a junction that is already near, when that lies on the same side of the land. */
const snapped = (land: Land, cut: Cut, rules: DivideRules): Cut => {
  const { label, at } = itemAt(land, cut.side)
  const junction = label && nearestJunction(label, metresAlong(label, cut.at))
  if (junction === undefined || distance(junction.at, cut.at) > rules.snapM) return cut
  const moved = { side: cut.side, at: junction.at }
  const side = minus(itemAt(land, cut.side + 1).at, at)
  const within =
    Math.abs(cross(unitOf(side), minus(junction.at, at))) < 0.01 && farFromCorners(land, moved, rules.narrowestM * 0.5)
  return within ? moved : cut
}

export const splitAt = (land: Land, { first, second }: Ends, street: RoadLine | undefined): readonly [Land, Land] => [
  [
    { at: first.at, label: itemAt(land, first.side).label },
    ...land.slice(first.side + 1, second.side + 1),
    { at: second.at, label: street },
  ],
  [
    { at: second.at, label: itemAt(land, second.side).label },
    ...land.slice(second.side + 1),
    ...land.slice(0, first.side + 1),
    { at: first.at, label: street },
  ],
]

const isSound = (land: Land, rules: DivideRules): boolean => {
  const corners = cornersOf(land)
  return areaOf(corners) > rules.targetM2 * 0.4 && boxOf(corners).widthM > rules.narrowestM
}

const tryCut = (land: Land, rules: DivideRules, random: Random): Ends | undefined => {
  const box = boxOf(cornersOf(land))
  const across = turned(leftOf(box.u), random.between(-rules.skew, rules.skew))
  const ends = cutSides(land, along(box.centre, box.u, random.between(-0.16, 0.16) * box.lengthM), across)
  if (ends === undefined) return undefined
  const moved = { first: snapped(land, ends.first, rules), second: snapped(land, ends.second, rules) }
  const clear = [moved.first, moved.second].every((cut) => farFromCorners(land, cut, rules.narrowestM * 0.4))
  return clear && splitAt(land, moved, undefined).every((piece) => isSound(piece, rules)) ? moved : undefined
}

type Piece = { readonly pieces: readonly [Land, Land] }

const cutByStreet = (land: Land, areaM2: number, rules: DivideRules, random: Random): Piece | undefined => {
  const ends = tryCut(land, rules, random)
  const lines = ends && [itemAt(land, ends.first.side).label, itemAt(land, ends.second.side).label]
  const [lineA, lineB] = lines ?? []
  if (ends === undefined || lineA === undefined || lineB === undefined) return undefined
  const [a, b] = [joinAt(lineA, ends.first.at, rules.junction), joinAt(lineB, ends.second.at, rules.junction)]
  const street = newLine(a, b, rules.street(distance(a.at, b.at), areaM2, unitOf(minus(b.at, a.at))))
  rules.drawn(street)
  return { pieces: splitAt(land, ends, street) }
}

/** Cuts land by streets, each across the longest way, until the pieces are small enough. Out: the pieces. */
export const divide = (land: Land, rules: DivideRules, random: Random): readonly Land[] => {
  const areaM2 = areaOf(cornersOf(land))
  if (areaM2 < rules.targetM2 * random.between(0.85, 1.5)) return [land]
  for (let attempt = 0; attempt < 7; attempt++) {
    const cut = cutByStreet(land, areaM2, rules, random)
    if (cut !== undefined) return cut.pieces.flatMap((piece) => divide(piece, rules, random))
  }
  return [land]
}

/** Cuts land into pieces of about `targetM2` with nothing between them: fields. */
export const parcels = (land: Land, targetM2: number, skew: number, random: Random): readonly Land[] => {
  const corners = cornersOf(land)
  if (areaOf(corners) < targetM2 * random.between(0.7, 1.6)) return [land]
  const box = boxOf(corners)
  const across = turned(leftOf(box.u), random.between(-skew, skew))
  const ends = cutSides(land, along(box.centre, box.u, random.between(-0.15, 0.15) * box.lengthM), across)
  return ends === undefined
    ? [land]
    : splitAt(land, ends, undefined).flatMap((piece) => parcels(piece, targetM2, skew, random))
}
