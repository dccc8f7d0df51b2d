import type { OsmTags } from '../../import/osm.ts'
import { times } from '../geometry/point.ts'
import type { Rectangle } from '../geometry/rectangle.ts'
import { nameTags } from '../names/bi-name.ts'
import type { BiName } from '../names/bi-name.ts'
import { compoundName } from '../names/compound-names.ts'
import type { PenPoint, ShapePoint } from '../pen.ts'
import { addressAt, claim } from './site.ts'
import type { Site } from './site.ts'
import { firstGate, inYard, rowSpan, yardFacingSouth } from './yard.ts'
import type { Gate, Yard } from './yard.ts'

/** A walled quarter (小区): equal blocks of flats in rows that face south, one number on the street, drives inside. */
export type CompoundStyle = {
  readonly kind: 'walk-up' | 'tower'
  readonly levels: number
  readonly depthM: number
  readonly lengthM: readonly [shortest: number, longest: number]
  readonly betweenRowsM: number
  readonly betweenBlocksM: number
  /** flats on a floor of one staircase, and how wide that staircase's slice of the block is */
  readonly flatsPerFloor: number
  readonly unitWideM: number
}

export const walkUps = (levels: number): CompoundStyle => ({
  kind: 'walk-up',
  levels,
  depthM: 12.5,
  lengthM: [26, 62],
  betweenRowsM: 10 + levels * 1.9,
  betweenBlocksM: 9,
  flatsPerFloor: 2,
  unitWideM: 19,
})

export const towers = (levels: number): CompoundStyle => ({
  kind: 'tower',
  levels,
  depthM: 17,
  lengthM: [26, 34],
  betweenRowsM: 34,
  betweenBlocksM: 22,
  flatsPerFloor: 4,
  unitWideM: 34,
})

type Compound = {
  readonly site: Site
  readonly style: CompoundStyle
  readonly yard: Yard
  readonly spineA: number
  readonly name: BiName
  readonly address: OsmTags
}

const spineHalfM = 5

/** The drive runs through the middle, or along the west where half the width has no room for a block. */
const spineAt = (site: Site, style: CompoundStyle, yard: Yard): number => {
  const [west, east] = rowSpan(site, yard, 0, style.depthM) ?? [0, 0]
  return (east - west) / 2 - spineHalfM - 4 < style.lengthM[0] ? west + spineHalfM : (west + east) / 2
}

/** Equal blocks over a stretch of a row. */
const blocksIn = (
  style: CompoundStyle,
  from: number,
  to: number,
): readonly (readonly [middle: number, length: number])[] => {
  const [shortest, longest] = style.lengthM
  const count = Math.ceil((to - from + style.betweenBlocksM) / (longest + style.betweenBlocksM))
  const length = Math.min(longest, (to - from - (count - 1) * style.betweenBlocksM) / Math.max(1, count))
  if (count < 1 || length < shortest) return []
  const step = (to - from - length) / Math.max(1, count - 1)
  return Array.from({ length: count }, (_, k) => [from + length / 2 + k * step, length] as const)
}

/** The outline with a door for each staircase on the north side. */
const outline = (units: number, door: (unit: number) => OsmTags, bay: boolean): readonly ShapePoint[] => {
  const doors = Array.from({ length: units }, (_, k) => ({ a: 1 - (2 * k + 1) / units, b: 1, tags: door(units - k) }))
  const south: readonly ShapePoint[] = bay
    ? [
        { a: -1, b: -1 },
        { a: -0.3, b: -1 },
        { a: -0.3, b: -0.62 },
        { a: 0.3, b: -0.62 },
        { a: 0.3, b: -1 },
        { a: 1, b: -1 },
      ]
    : [
        { a: -1, b: -1 },
        { a: 1, b: -1 },
      ]
  return [...south, { a: 1, b: 1 }, ...doors, { a: -1, b: 1 }]
}

const drawBlock = ({ site, style, name, address }: Compound, rectangle: Rectangle, number: number): void => {
  const units = Math.max(1, Math.round(rectangle.lengthM / style.unitWideM))
  const house = { zh: `${name.zh}${number}幢`, en: `Building ${number}, ${name.en}` }
  const door = (unit: number): OsmTags => ({
    entrance: 'staircase',
    'addr:unit': `${unit}`,
    'addr:housename': house.zh,
    ...address,
  })
  const tags = {
    building: 'apartments',
    'building:levels': `${style.levels}`,
    'building:flats': `${units * style.levels * style.flatsPerFloor}`,
    ref: `${number}`,
    'addr:housename': house.zh,
    ...nameTags(house),
    ...address,
  }
  site.town.pen.building(rectangle, tags, outline(units, door, style.kind === 'tower'))
}

/** Rows from south to north, leaving the middle free for the drive. Out: where cross drives can run. */
const drawRows = (compound: Compound): readonly (readonly [b: number, west: number, east: number])[] => {
  const { site, style, yard, spineA } = compound
  const lanes: (readonly [number, number, number])[] = []
  let number = 0
  for (
    let b = -yard.halfB + style.depthM / 2 + 3;
    b < yard.halfB - style.depthM / 2;
    b += style.depthM + style.betweenRowsM
  ) {
    const span = rowSpan(site, yard, b, style.depthM)
    if (span === undefined) continue
    const [west, east] = [span[0] + 3, span[1] - 3]
    const blocks = [
      ...blocksIn(style, west, Math.min(east, spineA - spineHalfM)),
      ...blocksIn(style, Math.max(west, spineA + spineHalfM), east),
    ]
    for (const [a, lengthM] of blocks) {
      const rectangle = { centre: inYard(yard, a, b), u: yard.u, lengthM, depthM: style.depthM }
      if (claim(site, rectangle)) drawBlock(compound, rectangle, ++number)
    }
    if (blocks.length > 0)
      lanes.push([b + style.depthM / 2 + 4, Math.min(west + 6, spineA), Math.max(east - 6, spineA)])
  }
  return lanes
}

/** One drive from the gate through the middle, and lanes along the staircases' side of the rows. */
const drawDrives = (
  { site, yard, spineA }: Compound,
  gate: Gate,
  lanes: readonly (readonly [number, number, number])[],
): void => {
  const { pen } = site.town
  const reachable = lanes.flatMap(([b, west, east]) => {
    const span = rowSpan(site, yard, b, 3)
    if (span === undefined) return []
    const at = inYard(yard, spineA, b)
    return [{ b, at, node: pen.point(at), west: Math.max(west, span[0] + 4), east: Math.min(east, span[1] - 4) }]
  })
  const fromSouth = (gate.at.x - yard.origin.x) * yard.v.x + (gate.at.y - yard.origin.y) * yard.v.y < 0
  const spine: readonly PenPoint[] = fromSouth ? [gate, ...reachable] : [gate, ...reachable.toReversed()]
  if (spine.length < 2) return
  pen.line(spine, { highway: 'service', service: 'driveway' })
  for (const { b, at, node, west, east } of reachable) {
    if (east - west < 12) continue
    pen.line([{ at: inYard(yard, west, b) }, { at, node }, { at: inYard(yard, east, b) }], {
      highway: 'service',
      service: 'driveway',
    })
  }
}

/** Out: whether the site was large enough for even one block of flats. */
export const drawCompound = (site: Site, style: CompoundStyle): boolean => {
  const yard = yardFacingSouth(site)
  const ways = [times(yard.v, -1), yard.v]
  const spineA = spineAt(site, style, yard)
  const gate = firstGate(site, inYard(yard, spineA, 0), site.random.chance(0.6) ? ways : ways.toReversed())
  if (gate === undefined || site.box.widthM < 40) return false
  const name = compoundName(site.town.poiNames.stem(), style.kind, site.random)
  const compound = { site, style, yard, spineA, name, address: addressAt(site, gate.line, gate.at) }
  const lanes = drawRows(compound)
  if (lanes.length === 0) return false
  site.town.pen.area(site.corners, { landuse: 'residential', residential: 'apartments', ...nameTags(name) })
  drawDrives(compound, gate, lanes)
  return true
}
