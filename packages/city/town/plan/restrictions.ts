import type { OsmMember } from '../../import/osm.ts'
import { cross, dot, minus, unitOf } from '../geometry/point.ts'
import type { Point } from '../geometry/point.ts'
import type { Pen } from '../pen.ts'
import type { Random } from '../random.ts'
import { isMajor } from '../streets/road-class.ts'
import type { RoadLine } from '../streets/road-line.ts'

export type DrawnLine = { readonly line: RoadLine; readonly way: number }
type Arm = DrawnLine & { readonly outwards: Point; readonly comesIn: boolean; readonly goesOut: boolean }

const armAt = (node: number, { line, way }: DrawnLine): Arm => {
  const starts = line.from.node === node
  const outwards = unitOf(starts ? minus(line.to.at, line.from.at) : minus(line.from.at, line.to.at))
  return { line, way, outwards, comesIn: line.oneway !== (starts ? 1 : -1), goesOut: line.oneway !== (starts ? -1 : 1) }
}

/** Left is where one drives on the right and has to cross what comes the other way. */
const turnsLeft = (from: Arm, to: Arm): boolean =>
  cross({ x: -from.outwards.x, y: -from.outwards.y }, to.outwards) > 0.6 &&
  Math.abs(dot(from.outwards, to.outwards)) < 0.7

const members = (from: number, via: number, to: number): readonly OsmMember[] => [
  { type: 'way', ref: from, role: 'from' },
  { type: 'node', ref: via, role: 'via' },
  { type: 'way', ref: to, role: 'to' },
]

const drawAtJunction = (pen: Pen, random: Random, node: number, arms: readonly Arm[]): void => {
  for (const from of arms.filter(({ comesIn }) => comesIn)) {
    const left = arms.find((to) => to.goesOut && turnsLeft(from, to))
    if (left !== undefined && random.chance(0.16))
      pen.relation(members(from.way, node, left.way), { type: 'restriction', restriction: 'no_left_turn' })
    else if (from.goesOut && random.chance(0.1))
      pen.relation(members(from.way, node, from.way), { type: 'restriction', restriction: 'no_u_turn' })
  }
}

/** Forbids some left turns and U-turns where four busy streets meet. */
export const drawRestrictions = (pen: Pen, random: Random, drawn: readonly DrawnLine[]): void => {
  const meeting = new Map<number, DrawnLine[]>()
  for (const one of drawn.filter(({ line }) => isMajor(line.roadClass))) {
    for (const { node } of [one.line.from, one.line.to]) meeting.set(node, [...(meeting.get(node) ?? []), one])
  }
  for (const [node, lines] of meeting)
    if (lines.length >= 4)
      drawAtJunction(
        pen,
        random,
        node,
        lines.map((one) => armAt(node, one)),
      )
}
