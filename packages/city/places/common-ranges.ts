/* oxlint-disable typescript/no-non-null-assertion -- the hot loops: every index comes from the arrays themselves */
import { entityKinds, type CommonIndex, type Gazetteer } from './gazetteer.ts'

type Rows = Pick<Gazetteer, 'kind' | 'lon' | 'lat' | 'rank' | 'box'>
type Words = Pick<Gazetteer, 'wordStarts' | 'wordEntities'>

/** What fewer names have is found as quickly one by one. */
export const commonRows = 10_000
/** The city is cut into so many columns and rows of cells. */
const side = 64
export const cellCount = side * side

/** The cell of each place, numbered row by row from the south-west of the box. */
function cellOf(box: Int32Array, lon: number, lat: number): number {
  const [west, south, east, north] = [box[0]!, box[1]!, box[2]!, box[3]!]
  const column = Math.min(side - 1, Math.floor(((lon - west) * side) / Math.max(1, east - west)))
  const row = Math.min(side - 1, Math.floor(((lat - south) * side) / Math.max(1, north - south)))
  return row * side + column
}

/** West, south, east, north of a cell in 1e-7 degrees; no less than what lies in it. */
export function boxOfCell(box: Int32Array, cell: number): [number, number, number, number] {
  const [west, south, east, north] = [box[0]!, box[1]!, box[2]!, box[3]!]
  const [column, row] = [cell % side, Math.floor(cell / side)]
  const [width, height] = [Math.max(1, east - west) / side, Math.max(1, north - south) / side]
  return [west + column * width, south + row * height, west + (column + 1) * width, south + (row + 1) * height]
}

/**
 * Of every beginning of words, and every word, that very many names have (`leastRows`): the entities of those names, each once, by cell,
 * in a cell the weightiest first. Whoever asks for the best near some place then has few of them to look at.
 */
export function commonIndex(
  words: readonly string[],
  { wordStarts, wordEntities }: Words,
  rows: Rows,
  leastRows = commonRows,
): CommonIndex {
  const cells = Uint16Array.from(rows.kind, (_, i) => cellOf(rows.box, rows.lon[i]!, rows.lat[i]!))
  const order = new CellOrder(cells, rows.rank)
  const ranges = commonRangesOf(words, wordStarts, leastRows)
  const stamps = new Uint32Array(rows.kind.length)
  const [entities, starts, areas, areaStarts]: [Uint32Array[], Uint32Array[], number[], number[]] = [[], [], [], [0]]
  let count = 0
  for (const [i, { from, to }] of ranges.entries()) {
    const found = onceEach(wordEntities.subarray(wordStarts[from], wordStarts[to]), stamps, i + 1)
    const sorted = order.sort(found)
    entities.push(sorted.entities)
    starts.push(sorted.starts.map((start) => start + count))
    count += sorted.entities.length
    for (const entity of found) if (isArea(rows.kind[entity])) areas.push(entity)
    areaStarts.push(areas.length)
  }
  return {
    commonFrom: Uint32Array.from(ranges, ({ from }) => from),
    commonTo: Uint32Array.from(ranges, ({ to }) => to),
    commonCells: joined(starts),
    commonEntities: joined(entities),
    commonAreaStarts: Uint32Array.from(areaStarts),
    commonAreas: Uint32Array.from(areas),
  }
}

/** Where in `commonCells` the cells of a range begin. */
export const firstCellOf = (range: number): number => range * (cellCount + 1)

const [areaKind, townKind] = [entityKinds.indexOf('area'), entityKinds.indexOf('town')]
export const isArea = (kind: number | undefined): boolean => kind === areaKind || kind === townKind

type Range = { readonly from: number; readonly to: number }

/** Words are sorted, so those that begin alike stand together. */
function commonRangesOf(words: readonly string[], wordStarts: Uint32Array, leastRows: number): Range[] {
  const found = new Map<string, Range>()
  const isCommon = ({ from, to }: Range): boolean => wordStarts[to]! - wordStarts[from]! >= leastRows
  const keep = (range: Range): void => void (isCommon(range) && found.set(`${range.from}-${range.to}`, range))
  const look = ({ from, to }: Range, depth: number): void => {
    let start = from
    if (words[start]!.length === depth) start++
    while (start < to) {
      const letter = words[start]![depth]
      let end = start + 1
      while (end < to && words[end]![depth] === letter) end++
      const range = { from: start, to: end }
      keep(range)
      if (words[start]!.length === depth + 1) keep({ from: start, to: start + 1 })
      if (isCommon(range)) look(range, depth + 1)
      start = end
    }
  }
  if (words.length > 0) look({ from: 0, to: words.length }, 0)
  return [...found.values()]
}

function onceEach(rows: Uint32Array, stamps: Uint32Array, stamp: number): Uint32Array {
  return rows.filter((entity) => {
    if (stamps[entity] === stamp) return false
    stamps[entity] = stamp
    return true
  })
}

/** Sorts entities by cell, within a cell by falling rank: first by rank, then, keeping that order, by cell. */
class CellOrder {
  readonly #cells: Uint16Array
  readonly #ranks: Uint8Array

  constructor(cells: Uint16Array, ranks: Uint8Array) {
    this.#cells = cells
    this.#ranks = ranks
  }

  sort(entities: Uint32Array): { readonly entities: Uint32Array; readonly starts: Uint32Array } {
    const byRank = placed(entities, 256, (entity) => 255 - this.#ranks[entity]!)
    return placed(byRank.entities, cellCount, (entity) => this.#cells[entity]!)
  }
}

/** Counting sort; entities of equal place keep their order. */
function placed(entities: Uint32Array, places: number, placeOf: (entity: number) => number) {
  const starts = new Uint32Array(places + 1)
  for (const entity of entities) starts[placeOf(entity) + 1]!++
  for (let place = 0; place < places; place++) starts[place + 1]! += starts[place]!
  const next = starts.slice()
  const sorted = new Uint32Array(entities.length)
  for (const entity of entities) sorted[next[placeOf(entity)]!++] = entity
  return { entities: sorted, starts }
}

function joined(parts: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((count, part) => count + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
