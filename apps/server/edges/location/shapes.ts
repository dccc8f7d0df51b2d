import type { MeasuredPlace, Point } from '@tocsin/domain'

/** Metres of a degree of latitude, of the mean sphere. */
const degreeM = 111_195
const toRad = Math.PI / 180

type Flat = { readonly x: number; readonly y: number }
/** A shape laid flat around its middle: good for shapes of some kilometres. */
const flat = (point: Point, middle: Point): Flat => ({
  x: (((point.lon - middle.lon + 540) % 360) - 180) * degreeM * Math.cos(middle.lat * toRad),
  y: (point.lat - middle.lat) * degreeM,
})

/** The point so many metres from `from`, `bearing` in degrees clockwise from north. */
export const away = (from: Point, metres: number, bearing: number): Point => {
  const narrow = Math.max(Math.cos(from.lat * toRad), 1e-6)
  const lon = from.lon + (metres * Math.sin(bearing * toRad)) / (degreeM * narrow)
  const lat = from.lat + (metres * Math.cos(bearing * toRad)) / degreeM
  return { lon: ((((lon + 180) % 360) + 360) % 360) - 180, lat: Math.max(-90, Math.min(90, lat)) }
}

type Round = Pick<MeasuredPlace, 'point' | 'radiusM' | 'outline'>

/** A circle that holds all corners, with the outline itself: around the middle of what they span. */
export function around(corners: readonly Point[], first: Point): Round {
  const laid = corners.map((corner) => flat(corner, first))
  const middle = (of: (each: Flat) => number): number => {
    const all = laid.map(of)
    return (Math.min(...all) + Math.max(...all)) / 2
  }
  const x = middle((each) => each.x)
  const y = middle((each) => each.y)
  const radiusM = Math.max(...laid.map((each) => Math.hypot(each.x - x, each.y - y)))
  const point = away(first, Math.hypot(x, y), Math.atan2(x, y) / toRad)
  return { point, radiusM: Math.round(radiusM * 10) / 10, outline: [...corners] }
}

const steps = (from: number, over: number, count: number): readonly number[] =>
  Array.from({ length: count + 1 }, (_, n) => from + (over * n) / count)

/** Degrees: the major axis clockwise from north (RFC 5491, 5.2.4). */
export function ellipse(centre: Point, majorM: number, minorM: number, orientation: number): Round {
  const outline = steps(0, 345, 23).map((turn) => {
    const along = majorM * Math.cos(turn * toRad)
    const across = minorM * Math.sin(turn * toRad)
    return away(centre, Math.hypot(along, across), orientation + Math.atan2(across, along) / toRad)
  })
  return { point: centre, radiusM: Math.max(majorM, minorM), outline }
}

/** Part of a ring, from `start` over `opening` degrees clockwise from north (RFC 5491, 5.2.5): a sector of a cell. */
export function arcBand(centre: Point, innerM: number, outerM: number, start: number, opening: number): Round {
  const turns = steps(start, opening, 15)
  const outer = turns.map((turn) => away(centre, outerM, turn))
  const inner = innerM === 0 ? [centre] : turns.toReversed().map((turn) => away(centre, innerM, turn))
  return around([...outer, ...inner], centre)
}
