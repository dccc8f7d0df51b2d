import type { Address, StreetWay } from './collect.ts'
import { degreesOf, stretchAt } from './metres.ts'
import { namesFrom, type Names } from './names.ts'
import { nameKey } from './words.ts'

/** All ways of one name that lie together: what people call a street. The same name in the next village is another one. */
export type Street = {
  readonly names: Names
  /** smallest way id in it; undefined for a street known only from addresses */
  readonly wayId: number | undefined
  readonly ways: StreetWay[]
  /** west, south, east, north in degrees */
  readonly box: [number, number, number, number]
}

/** Pieces of a street may be this far apart: a square or a park between them. */
const gapM = 400
/** An address belongs to a street of its name at most this far from the street's box. */
const addressReachM = 1500

/** Streets by name and neighbourhood, in the order of their first way. */
export function groupStreets(ways: readonly StreetWay[]): Street[] {
  const byKey = Map.groupBy(ways, (way) => nameKey(way.names.local))
  return [...byKey.values()].flatMap((same) => clusters(same).map(streetOf))
}

function streetOf(ways: StreetWay[]): Street {
  const fullest = ways.reduce((best, way) => (weight(way.names) > weight(best.names) ? way : best))
  const box: Street['box'] = [180, 90, -180, -90]
  for (const { line } of ways) for (let i = 0; i < line.length; i += 2) widen(box, line[i] ?? 0, line[i + 1] ?? 0)
  return { names: fullest.names, wayId: Math.min(...ways.map(({ id }) => id)), ways, box }
}

function weight({ zh, en, others }: Names): number {
  return (zh ? 10 : 0) + (en ? 10 : 0) + others.length
}

function widen(box: Street['box'], lon: number, lat: number): void {
  box[0] = Math.min(box[0], lon)
  box[1] = Math.min(box[1], lat)
  box[2] = Math.max(box[2], lon)
  box[3] = Math.max(box[3], lat)
}

/** Joins ways that share or neighbour a cell of a grid of `gapM`. */
function clusters(ways: StreetWay[]): StreetWay[][] {
  if (ways.length === 1) return [ways]
  const group = ways.map((_, i) => i)
  const find = (i: number): number => {
    const parent = group[i] ?? i
    return parent === i ? i : (group[i] = find(parent))
  }
  const cells = new Map<string, number>()
  const height = degreesOf(gapM)
  const width = height * stretchAt(ways[0]?.line[1] ?? 0)
  for (const [i, { line }] of ways.entries()) {
    for (let at = 0; at < line.length; at += 2) {
      const [x, y] = [Math.floor((line[at] ?? 0) / width), Math.floor((line[at + 1] ?? 0) / height)]
      for (let dx = -1; dx <= 1; dx++) {
        for (let dy = -1; dy <= 1; dy++) {
          const neighbour = cells.get(`${x + dx},${y + dy}`)
          if (neighbour !== undefined) group[find(i)] = find(neighbour)
        }
      }
      cells.set(`${x},${y}`, i)
    }
  }
  return [...Map.groupBy(ways, (_way, i) => find(i)).values()]
}

/** Finds the street that an address means, and makes one where the extract has only the addresses. */
export class StreetFinder {
  readonly streets: Street[]
  readonly #byKey = new Map<string, number[]>()

  constructor(streets: Street[]) {
    this.streets = streets
    for (const [i, { names }] of streets.entries()) {
      for (const name of new Set([names.local, names.zh, names.en, ...names.others])) if (name) this.#learn(name, i)
    }
  }

  /** Index of the street. */
  find({ street, lon, lat }: Pick<Address, 'street' | 'lon' | 'lat'>): number {
    const key = nameKey(street)
    let best: { i: number; metres: number } | undefined
    for (const i of this.#byKey.get(key) ?? []) {
      const metres = metresToBox(this.streets[i]?.box, lon, lat)
      if (metres <= addressReachM && (!best || metres < best.metres)) best = { i, metres }
    }
    if (best) {
      const found = this.streets[best.i]
      if (found?.wayId === undefined && found) widen(found.box, lon, lat)
      return best.i
    }
    const made =
      this.streets.push({ names: namesFrom(street), wayId: undefined, ways: [], box: [lon, lat, lon, lat] }) - 1
    this.#learn(street, made)
    return made
  }

  #learn(name: string, street: number): void {
    const key = nameKey(name)
    const known = this.#byKey.get(key)
    if (!known) this.#byKey.set(key, [street])
    else if (!known.includes(street)) known.push(street)
  }
}

function metresToBox(box: Street['box'] | undefined, lon: number, lat: number): number {
  if (!box) return Infinity
  const dx = Math.max(box[0] - lon, 0, lon - box[2]) / stretchAt(lat)
  const dy = Math.max(box[1] - lat, 0, lat - box[3])
  return Math.hypot(dx, dy) * 111_195
}
