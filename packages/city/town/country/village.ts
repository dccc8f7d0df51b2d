import { drawRowHouses, villageRows } from '../blocks/row-houses.ts'
import { openSite } from '../blocks/site.ts'
import type { SiteMaking } from '../blocks/site.ts'
import { along, distance, itemAt, leftOf, minus, unitOf } from '../geometry/point.ts'
import type { Point } from '../geometry/point.ts'
import { areaOf, cornersOf } from '../geometry/polygon.ts'
import { nameTags } from '../names/bi-name.ts'
import type { BiName } from '../names/bi-name.ts'
import { divide } from '../streets/divide.ts'
import type { DivideRules, Land } from '../streets/divide.ts'
import { drawRoadLine } from '../streets/draw-line.ts'
import { joinNear } from '../streets/join.ts'
import { newLine } from '../streets/road-line.ts'
import type { Junction, RoadLine } from '../streets/road-line.ts'
import { drawFields } from './fields.ts'
import type { Clearing } from './fields.ts'

const grain = { targetM2: 3600, narrowestM: 34, skew: 0.3, snapM: 12 } as const

const outline = (making: SiteMaking, centre: Point, radiusM: number): readonly Point[] => {
  const turn = making.random.between(0, 6.28)
  return Array.from({ length: 7 }, (_, k) => {
    const angle = turn + ((k + making.random.between(-0.18, 0.18)) * 2 * Math.PI) / 7
    const reach = radiusM * making.random.between(0.86, 1.05)
    return { x: centre.x + 1.25 * reach * Math.cos(angle), y: centre.y + reach * Math.sin(angle) }
  })
}

/** The lane round the village, which its other lanes end on. */
const drawRing = (making: SiteMaking, corners: readonly Point[], name: BiName): Land => {
  const junctions: readonly Junction[] = corners.map((at) => ({ at, metres: 0, node: making.town.pen.point(at) }))
  let atStartM = 0
  const usedNumbers = new Set<string>()
  return junctions.map((from, k) => {
    const to = itemAt(junctions, k + 1)
    const label = newLine(from, to, { roadClass: 'residential', name, numbers: { atStartM, grow: 1 }, usedNumbers })
    atStartM += distance(from.at, to.at)
    return { at: from.at, label }
  })
}

const rulesFor = (making: SiteMaking, lines: RoadLine[]): DivideRules => {
  const nextLane = making.town.streetNames.laneRow()
  return {
    ...grain,
    junction: making.town.junction,
    street: () => ({ roadClass: 'living_street', name: nextLane() }),
    drawn: (line) => lines.push(line),
  }
}

const drawAccess = (making: SiteMaking, road: RoadLine, metres: number, ring: Land): RoadLine | undefined => {
  const gate = joinNear(road, metres, making.town.junction)
  const nearest = ring.toSorted((p, q) => distance(p.at, gate.at) - distance(q.at, gate.at))[0]?.label
  return nearest && newLine(gate, nearest.from, { roadClass: 'unclassified', name: making.town.streetNames.road() })
}

/** A village inside the land, off a road along one of its sides. Out: the ground it takes. */
const drawVillage = (making: SiteMaking, road: RoadLine, metres: number, inwards: Point): Clearing => {
  const { random, town } = making
  const radiusM = random.between(75, 135)
  const foot = along(road.from.at, unitOf(minus(road.to.at, road.from.at)), metres)
  const centre = along(foot, inwards, radiusM + random.between(50, 130))
  const stem = town.poiNames.stem()
  const name = { zh: `${stem.zh}村`, en: `${stem.en} Village` }
  const ring = drawRing(making, outline(making, centre, radiusM), {
    zh: `${stem.zh}环村路`,
    en: `${stem.en} Village Ring`,
  })
  const lines = ring.flatMap(({ label }) => (label === undefined ? [] : [label]))
  for (const piece of divide(ring, rulesFor(making, lines), random)) {
    const site = openSite(making, piece)
    if (site === undefined) continue
    town.pen.area(site.corners, { landuse: 'residential' })
    drawRowHouses(site, villageRows)
  }
  const access = drawAccess(making, road, metres, ring)
  for (const line of access === undefined ? lines : [...lines, access]) drawRoadLine(line, town.pen, random)
  town.pen.point(centre, { place: 'village', ...nameTags(name) })
  return { at: centre, radiusM: radiusM * 1.15 + 10 }
}

/** In: country land, its roads along its sides; how many villages it may have. Draws them and the fields about them. */
export const drawCountry = (making: SiteMaking, land: Land, villages: number): void => {
  const sides = land.flatMap(({ at, label }, k) =>
    label === undefined ? [] : [{ at, label, to: itemAt(land, k + 1).at }],
  )
  const roomy = areaOf(cornersOf(land)) > 350_000
  const chosen = roomy ? sides.toSorted((p, q) => q.label.lengthM - p.label.lengthM).slice(0, villages) : []
  const clearings: Clearing[] = []
  for (const { at, label, to } of chosen) {
    const inwards = leftOf(unitOf(minus(to, at)))
    const candidate = along(along(at, minus(to, at), 0.5), inwards, 230)
    if (clearings.some((clearing) => distance(clearing.at, candidate) < 420)) continue
    clearings.push(drawVillage(making, label, label.lengthM * making.random.between(0.4, 0.6), inwards))
  }
  drawFields(making.town, making.random, land, clearings)
}
