import { nameTags } from '../names/bi-name.ts'
import type { Pen, PenPoint } from '../pen.ts'
import type { Crossings } from '../plan/crossings.ts'
import type { Lattice, Row } from '../plan/lattice.ts'
import type { MainStreets } from '../plan/main-streets.ts'
import { joinAt } from '../streets/join.ts'
import type { DrawJunction } from '../streets/join.ts'
import { between } from '../geometry/point.ts'

const reference = 'S29'
const motorwayName = nameTags({ zh: '临宁高速公路', en: 'Linning Expressway' })
const halfApartM = 11
const rampM = 380

/** One carriageway: `y` on the plan, `way` 1 for eastbound (the southern one: traffic keeps right). */
type Carriageway = { readonly y: number; readonly way: 1 | -1 }

type Ramp = { readonly x: number; readonly kind: 'exit' | 'entrance'; readonly column: number }

const rampsOf = (
  { way }: Carriageway,
  columns: readonly { readonly i: number; readonly x: number }[],
): readonly Ramp[] =>
  columns.flatMap(({ i, x }): Ramp[] => [
    { x: x - way * rampM, kind: 'exit', column: i },
    { x: x + way * rampM, kind: 'entrance', column: i },
  ])

/** Where something at height `y` of the band meets the road that crosses it there. */
const meetRoad = (
  streets: MainStreets,
  row: Row,
  j: number,
  column: number,
  y: number,
  draw: DrawJunction,
): PenPoint => {
  const road = streets.northward(column, j)
  return joinAt(road, between(road.from.at, road.to.at, (y - row.south) / (row.north - row.south)), draw)
}

const exitTags = (ramp: Ramp, number: number): Readonly<Record<string, string>> =>
  ramp.kind === 'exit'
    ? {
        highway: 'motorway_junction',
        ref: `${number}`,
        ...nameTags({ zh: `临江${number}出口`, en: `Linjiang Exit ${number}` }),
      }
    : {}

type Setting = {
  readonly pen: Pen
  readonly lattice: Lattice
  readonly crossings: Crossings
  readonly streets: MainStreets
  readonly junction: DrawJunction
}

const drawRamp = (
  { pen, streets, junction }: Setting,
  row: Row,
  j: number,
  carriageway: Carriageway,
  ramp: Ramp,
  start: PenPoint,
): void => {
  const side = carriageway.way === 1 ? -1 : 1
  const end = meetRoad(streets, row, j, ramp.column, (row.south + row.north) / 2 + side * 96, junction)
  const easing = { at: { x: ramp.x + (end.at.x - ramp.x) * 0.45, y: start.at.y + side * 18 } }
  const points = [start, easing, { at: { x: ramp.x + (end.at.x - ramp.x) * 0.85, y: start.at.y + side * 62 } }, end]
  pen.line(ramp.kind === 'exit' ? points : points.toReversed(), {
    highway: 'motorway_link',
    oneway: 'yes',
    maxspeed: '40',
    lanes: '1',
  })
}

const drawCarriageway = (setting: Setting, row: Row, j: number, carriageway: Carriageway): void => {
  const { pen, lattice, crossings, streets, junction } = setting
  const interchanges = crossings.interchanges.map((i) => ({ i, x: lattice.corner(i, j).x }))
  const ramps = rampsOf(carriageway, interchanges).toSorted((a, b) => (a.x - b.x) * carriageway.way)
  const ends = crossings.ends.map((i) => meetRoad(streets, row, j, i, carriageway.y, junction))
  const stops = ramps.map((ramp) => {
    const at = { x: ramp.x, y: carriageway.y }
    const number = 1 + crossings.interchanges.indexOf(ramp.column)
    return { ramp, point: { at, node: pen.point(at, exitTags(ramp, number)) } }
  })
  const points = [...ends, ...stops.map(({ point }) => point)]
  drawPieces(
    pen,
    points.toSorted((a, b) => (a.at.x - b.at.x) * carriageway.way),
  )
  for (const { ramp, point } of stops) drawRamp(setting, row, j, carriageway, ramp, point)
}

/** A way from ramp to ramp; neighbours share their node. */
const drawPieces = (pen: Pen, points: readonly PenPoint[]): void => {
  for (const [k, to] of points.entries()) {
    const from = points[k - 1]
    if (from === undefined) continue
    pen.line([from, to], {
      highway: 'motorway',
      oneway: 'yes',
      ref: reference,
      maxspeed: '120',
      lanes: '2',
      surface: 'asphalt',
      ...motorwayName,
    })
  }
}

/** North of the town: two carriageways, and half-diamond ramps where the interchanges are. */
export const drawMotorway = (setting: Setting): void => {
  const j = setting.lattice.rows.findIndex(({ band }) => band === 'motorway')
  const row = setting.lattice.rows[j]
  if (row === undefined) return
  const middle = (row.south + row.north) / 2
  drawCarriageway(setting, row, j, { y: middle - halfApartM, way: 1 })
  drawCarriageway(setting, row, j, { y: middle + halfApartM, way: -1 })
}
