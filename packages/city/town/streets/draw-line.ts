import type { OsmTags } from '../../import/osm.ts'
import { along, leftOf, minus, unitOf } from '../geometry/point.ts'
import type { Point } from '../geometry/point.ts'
import { nameTags } from '../names/bi-name.ts'
import type { Pen } from '../pen.ts'
import type { Random } from '../random.ts'
import { isMajor, looks } from './road-class.ts'
import { junctionsInOrder } from './road-line.ts'
import type { RoadLine } from './road-line.ts'

const speedTags = (line: RoadLine, random: Random): OsmTags => {
  const { maxspeedKmh, signedShare } = looks[line.roadClass]
  return maxspeedKmh !== undefined && random.chance(signedShare) ? { maxspeed: `${maxspeedKmh}` } : {}
}

const tagsOf = (line: RoadLine, random: Random): OsmTags => {
  const { lanes } = looks[line.roadClass]
  return {
    highway: line.roadClass,
    ...(line.name === undefined ? {} : nameTags(line.name)),
    ...(line.oneway === 0 ? {} : { oneway: 'yes' }),
    ...(lanes === undefined ? {} : { lanes: `${line.oneway === 0 ? lanes : Math.max(2, lanes / 2)}` }),
    ...speedTags(line, random),
    ...(isMajor(line.roadClass) ? { sidewalk: 'both', surface: 'asphalt' } : {}),
    ...line.extra,
  }
}

const isCrossing = (line: RoadLine): boolean => line.extra['layer'] !== undefined

/** Things on the pavement, every so many metres: hydrants, bus stops. */
const drawAtKerb = (line: RoadLine, everyM: number, random: Random, draw: (at: Point) => void): void => {
  const direction = unitOf(minus(line.to.at, line.from.at))
  const kerbM = looks[line.roadClass].halfWidthM - 2
  for (let at = everyM * random.between(0.2, 0.8); at < line.lengthM - 20; at += everyM * random.between(0.8, 1.2)) {
    draw(along(along(line.from.at, direction, at), leftOf(direction), random.chance(0.5) ? kerbM : -kerbM))
  }
}

const drawFurniture = (line: RoadLine, pen: Pen, random: Random): void => {
  const { hydrantEveryM } = looks[line.roadClass]
  if (hydrantEveryM !== undefined) {
    drawAtKerb(line, hydrantEveryM, random, (at) =>
      pen.point(at, { emergency: 'fire_hydrant', 'fire_hydrant:type': 'pillar' }),
    )
  }
  const stem = line.name
  if (!isMajor(line.roadClass) || stem === undefined || line.lengthM < 160) return
  drawAtKerb(line, 430, random, (at) =>
    pen.point(at, {
      highway: 'bus_stop',
      public_transport: 'platform',
      bus: 'yes',
      ...nameTags({ zh: `${stem.zh}站`, en: `${stem.en} Stop` }),
    }),
  )
}

/** Writes a street with all the junctions found on it. Call once, when nothing can join it any more. Out: the way's id. */
export const drawRoadLine = (line: RoadLine, pen: Pen, random: Random): number => {
  const points = junctionsInOrder(line)
  const way = pen.line(line.oneway === -1 ? points.toReversed() : points, tagsOf(line, random))
  if (!isCrossing(line)) drawFurniture(line, pen, random)
  return way
}
