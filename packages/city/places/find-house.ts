import type { Gazetteer } from './gazetteer.ts'
import { parseHouseNumber, type HouseNumber } from './house-number.ts'
import { metresBetween } from './metres.ts'
import type { Precision } from './place.ts'
import { alongLine, lengthM, stretchLine } from './street-lines.ts'

/** A house on a street. `row` is its row among the numbers or the stretches. */
export type House = {
  readonly kind: 'address' | 'interpolated'
  readonly row: number
  readonly number: string
  readonly lon: number
  readonly lat: number
  readonly radiusM: number
  readonly precision: Precision
}

const rooftopRadiusM = 15
const lineRadiusM = 30

/**
 * The house of that number: mapped as such (of the very number and letter, else of the number without it, else of a range
 * that holds it), else worked out between two numbered neighbours of the same side. A street through several towns has
 * the number more than once: `isInNamed` tells which of them are in a town that was asked for.
 */
export function findHouse(
  g: Gazetteer,
  street: number,
  text: string,
  isInNamed: (house: House) => boolean = () => false,
): House | undefined {
  const wanted = parseHouseNumber(text)
  if (!wanted) return undefined
  return mappedHouse(g, street, wanted, isInNamed) ?? interpolatedHouse(g, street, wanted)
}

function mappedHouse(
  g: Gazetteer,
  street: number,
  wanted: HouseNumber,
  isInNamed: (house: House) => boolean,
): House | undefined {
  let best: { rows: number[]; fit: number } = { rows: [], fit: -1 }
  for (let row = g.numberStarts[street] ?? 0; row < (g.numberStarts[street + 1] ?? 0); row++) {
    const [from = 0, to = 0] = [g.numberFrom[row], g.numberTo[row]]
    if (wanted.from < from || wanted.from > to || (wanted.from - from) % 2 !== 0) continue
    const sameRest = g.strings.at(g.numberRest[row] ?? 0) === wanted.rest
    const fit = (from === wanted.from ? 4 : 0) + (sameRest ? 2 : g.numberRest[row] === 0 ? 1 : 0)
    if (fit > best.fit) best = { rows: [row], fit }
    else if (fit === best.fit) best.rows.push(row)
  }
  const houses = best.rows.map((row) => houseOfRow(g, row))
  const named = houses.length > 1 ? houses.filter(isInNamed) : []
  return houseAmong(named.length > 0 ? named : houses)
}

/** One number of a whole estate has many doors: the most central of them, with a radius that holds them all. */
function houseAmong(doors: readonly House[]): House | undefined {
  const [first] = doors
  if (!first || doors.length === 1) return first
  const lon = doors.reduce((sum, door) => sum + door.lon, 0) / doors.length
  const lat = doors.reduce((sum, door) => sum + door.lat, 0) / doors.length
  const fromMiddle = (door: House) => metresBetween(lon, lat, door.lon, door.lat)
  const central = doors.reduce((best, door) => (fromMiddle(door) < fromMiddle(best) ? door : best), first)
  const furthest = Math.max(...doors.map((door) => metresBetween(central.lon, central.lat, door.lon, door.lat)))
  return { ...central, radiusM: Math.round(furthest + central.radiusM) }
}

export function houseOfRow(g: Gazetteer, row: number): House {
  const onLine = g.numberOnLine[row] === 1
  return {
    kind: 'address',
    row,
    number: g.strings.at(g.numberText[row] ?? 0),
    lon: (g.numberLon[row] ?? 0) / 1e7,
    lat: (g.numberLat[row] ?? 0) / 1e7,
    radiusM: onLine ? lineRadiusM : rooftopRadiusM,
    precision: onLine ? 'interpolated' : 'rooftop',
  }
}

function interpolatedHouse(g: Gazetteer, street: number, { from: number, rest }: HouseNumber): House | undefined {
  for (let row = g.stretchStarts[street] ?? 0; row < (g.stretchStarts[street + 1] ?? 0); row++) {
    const [from = 0, to = 0, step = 1] = [g.stretchFrom[row], g.stretchTo[row], g.stretchStep[row]]
    if (number < Math.min(from, to) || number > Math.max(from, to) || Math.abs(number - from) % step !== 0) continue
    const line = stretchLine(g, row)
    const at = alongLine(line, from === to ? 0.5 : (number - from) / (to - from))
    const radiusM = Math.round(Math.min(lineRadiusM * 2, lineRadiusM + lengthM(line) / 8))
    return { kind: 'interpolated', row, number: `${number}${rest}`, ...at, radiusM, precision: 'interpolated' }
  }
  return undefined
}
