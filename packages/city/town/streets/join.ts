import { between } from '../geometry/point.ts'
import type { Point } from '../geometry/point.ts'
import { metresAlong, nearestJunction } from './road-line.ts'
import type { Junction, RoadLine } from './road-line.ts'

/** Draws the node of a new junction. */
export type DrawJunction = (at: Point, line: RoadLine) => number

const known = (line: RoadLine, metres: number, withinM: number): Junction | undefined => {
  const near = [nearestJunction(line, metres), line.from, line.to].filter((one) => one !== undefined)
  return near.find((one) => Math.abs(one.metres - metres) <= withinM)
}

const make = (line: RoadLine, at: Point, draw: DrawJunction): Junction => {
  const made = { at, metres: metresAlong(line, at), node: draw(at, line) }
  line.junctions.push(made)
  return made
}

/** The junction at exactly this place of a line, made if it is not there yet. */
export const joinAt = (line: RoadLine, at: Point, draw: DrawJunction): Junction =>
  known(line, metresAlong(line, at), 0.05) ?? make(line, at, draw)

/** A junction for a drive or path that meets the line about here: an old one within 5 m, or a new one on the line. */
export const joinNear = (line: RoadLine, metres: number, draw: DrawJunction): Junction =>
  known(line, metres, 5) ?? make(line, between(line.from.at, line.to.at, metres / line.lengthM), draw)

/** Where the perpendicular from a point beside the line meets it. */
export const joinBeside = (line: RoadLine, beside: Point, draw: DrawJunction): Junction =>
  joinNear(line, Math.min(line.lengthM, Math.max(0, metresAlong(line, beside))), draw)
