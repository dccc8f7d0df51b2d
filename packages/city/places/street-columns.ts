import type { Address, NumberedStretch } from './collect.ts'
import { osmColumns } from './entities.ts'
import type { Crossing } from './find-crossings.ts'
import type { Street } from './group-streets.ts'
import { parseHouseNumber } from './house-number.ts'
import { metresBetween } from './metres.ts'
import { startsOf } from './rows.ts'
import type { StringPool } from './strings.ts'

/** Lines (flat degrees) one after the other as whole 1e-7 degrees, and where each starts, counted in points. */
export function packLines(lines: readonly (readonly number[])[]): { points: Int32Array; starts: Uint32Array } {
  const starts = new Uint32Array(lines.length + 1)
  for (const [i, line] of lines.entries()) starts[i + 1] = (starts[i] ?? 0) + line.length / 2
  const points = new Int32Array((starts[lines.length] ?? 0) * 2)
  let at = 0
  for (const line of lines) for (const degrees of line) points[at++] = Math.round(degrees * 1e7)
  return { points, starts }
}

export function lineColumns(streets: readonly Street[]) {
  const lines = streets.flatMap(({ ways }) => ways.map(({ line }) => line))
  const owners = streets.flatMap(({ ways }, street) => ways.map(() => street))
  const { points, starts } = packLines(lines)
  return { streetLineStarts: startsOf(owners, streets.length), linePointStarts: starts, points }
}

type Numbered = Address & { readonly owner: number; readonly from: number; readonly to: number; readonly rest: string }

/** Two elements with one number of one street this close together are one house; a search takes others together (`houseAmong`). */
const sameHouseM = 10

export function numberColumns(
  addresses: readonly (Address & { owner: number })[],
  streets: number,
  strings: StringPool,
) {
  const rows = addresses.flatMap((address): Numbered[] => {
    const number = parseHouseNumber(address.number)
    return number ? [{ ...address, ...number }] : []
  })
  rows.sort((a, b) => a.owner - b.owner || a.from - b.from || compare(a.rest, b.rest) || compare(a.id, b.id))
  const kept = rows.filter((row, i) => !isRepeat(row, rows, i))
  const osm = osmColumns(kept.map(({ id }) => id))
  return {
    numberStarts: startsOf(
      kept.map(({ owner }) => owner),
      streets,
    ),
    numberFrom: Int32Array.from(kept, ({ from }) => from),
    numberTo: Int32Array.from(kept, ({ to }) => to),
    numberRest: Uint32Array.from(kept, ({ rest }) => strings.number(rest)),
    numberText: Uint32Array.from(kept, ({ number }) => strings.number(number)),
    numberLon: Int32Array.from(kept, ({ lon }) => Math.round(lon * 1e7)),
    numberLat: Int32Array.from(kept, ({ lat }) => Math.round(lat * 1e7)),
    numberOnLine: Uint8Array.from(kept, ({ onLine }) => (onLine ? 1 : 0)),
    numberOsmKind: osm.kind,
    numberOsmId: osm.id,
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function isRepeat(row: Numbered, rows: readonly Numbered[], index: number): boolean {
  for (let i = index - 1; i >= 0; i--) {
    const other = rows[i]
    if (other?.owner !== row.owner || other.from !== row.from || other.to !== row.to || other.rest !== row.rest)
      return false
    if (metresBetween(other.lon, other.lat, row.lon, row.lat) <= sameHouseM) return true
  }
  return false
}

export function stretchColumns(stretches: readonly (NumberedStretch & { owner: number })[], streets: number) {
  const rows = stretches.toSorted((a, b) => a.owner - b.owner || Math.min(a.from, a.to) - Math.min(b.from, b.to))
  const { points, starts } = packLines(rows.map(({ line }) => line))
  return {
    stretchStarts: startsOf(
      rows.map(({ owner }) => owner),
      streets,
    ),
    stretchFrom: Int32Array.from(rows, ({ from }) => from),
    stretchTo: Int32Array.from(rows, ({ to }) => to),
    stretchStep: Uint8Array.from(rows, ({ step }) => step),
    stretchOsmId: osmColumns(rows.map(({ id }) => id)).id,
    stretchPointStarts: starts,
    stretchPoints: points,
  }
}

export function crossingColumns(crossings: readonly Crossing[], streets: number) {
  return {
    crossingStarts: startsOf(
      crossings.map(({ a }) => a),
      streets,
    ),
    crossingOther: Uint32Array.from(crossings, ({ b }) => b),
    crossingLon: Int32Array.from(crossings, ({ lon }) => Math.round(lon * 1e7)),
    crossingLat: Int32Array.from(crossings, ({ lat }) => Math.round(lat * 1e7)),
    crossingRadiusM: Float32Array.from(crossings, ({ radiusM }) => radiusM),
    crossingNode: Float64Array.from(crossings, ({ node }) => node),
  }
}
