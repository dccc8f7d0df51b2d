import type { Gazetteer } from './gazetteer.ts'
import { metresBetween } from './metres.ts'
import type { Point } from './place.ts'
import { alongLine, lengthM, nearestOnStreet, stretchLine } from './street-lines.ts'

export type Block = Point & { readonly from: number; readonly radiusM: number }

/** A mapped house says as much about where a block lies as this length of a numbered stretch. */
const houseWeightM = 10

/**
 * The hundred of house numbers (`700 block`: 700 to 799) on the street: the middle of what is numbered so, put onto the
 * street's line. Undefined when the street has no such
 * numbers, nor those before and after.
 */
export function findBlock(g: Gazetteer, street: number, number: number): Block | undefined {
  const from = Math.floor(number / 100) * 100
  return numberedBlock(g, street, from) ?? blockBetween(g, street, from)
}

function numberedBlock(g: Gazetteer, street: number, from: number): Block | undefined {
  const pieces = [...stretchPieces(g, street, from, from + 99), ...housePieces(g, street, from, from + 99)]
  const weight = pieces.reduce((sum, piece) => sum + piece.weight, 0)
  if (weight === 0) return undefined
  const lon = pieces.reduce((sum, piece) => sum + piece.lon * piece.weight, 0) / weight
  const lat = pieces.reduce((sum, piece) => sum + piece.lat * piece.weight, 0) / weight
  const on = nearestOnStreet(g, street, { lon, lat }) ?? { lon, lat }
  const reach = pieces.map((piece) => metresBetween(on.lon, on.lat, piece.lon, piece.lat) + piece.weight / 2)
  return { lon: on.lon, lat: on.lat, from, radiusM: Math.round(Math.max(15, ...reach)) }
}

/** A block without numbers of its own (a park, a wall) lies between its numbered neighbours. */
function blockBetween(g: Gazetteer, street: number, from: number): Block | undefined {
  const below = numberedBlock(g, street, from - 100)
  const above = numberedBlock(g, street, from + 100)
  if (!below || !above) return undefined
  const middle = { lon: (below.lon + above.lon) / 2, lat: (below.lat + above.lat) / 2 }
  const { lon, lat } = nearestOnStreet(g, street, middle) ?? middle
  return { lon, lat, from, radiusM: Math.round(metresBetween(below.lon, below.lat, above.lon, above.lat) / 2) }
}

type Piece = Point & { readonly weight: number }

function* stretchPieces(g: Gazetteer, street: number, low: number, high: number): Generator<Piece> {
  for (let row = g.stretchStarts[street] ?? 0; row < (g.stretchStarts[street + 1] ?? 0); row++) {
    const [from = 0, to = 0] = [g.stretchFrom[row], g.stretchTo[row]]
    const first = Math.max(low, Math.min(from, to))
    const last = Math.min(high, Math.max(from, to))
    if (first > last) continue
    const line = stretchLine(g, row)
    const share = from === to ? 0.5 : ((first + last) / 2 - from) / (to - from)
    const part = from === to ? 1 : (last - first) / Math.abs(to - from)
    yield { ...alongLine(line, share), weight: Math.max(1, lengthM(line) * part) }
  }
}

function* housePieces(g: Gazetteer, street: number, low: number, high: number): Generator<Piece> {
  for (let row = g.numberStarts[street] ?? 0; row < (g.numberStarts[street + 1] ?? 0); row++) {
    const number = g.numberFrom[row] ?? 0
    if (number < low || number > high || g.numberOnLine[row] === 1) continue
    yield { lon: (g.numberLon[row] ?? 0) / 1e7, lat: (g.numberLat[row] ?? 0) / 1e7, weight: houseWeightM }
  }
}
