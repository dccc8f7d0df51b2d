import { BeatFinder } from '../beats/beat-finder.ts'
import type { Beat } from '../city.ts'
import { degreeMetres, isConnected, metresBetween, roadClasses, type LonLat, type RoadNetwork } from '../roads/index.ts'
import { inSteps, type Steps } from '../slices.ts'

/** A place that stands for the roads around it: WGS 84; its area's place in the list (-1: in none) and metres of road. */
export type LoadPoint = LonLat & { readonly area: number; readonly roadM: number }

/** Ground that load is told for: a beat, or a part of the city of about as many residents as the others. */
export type LoadPart = LonLat & {
  readonly id: string
  /** of a beat; null: drawn by the program */
  readonly name: string | null
  /** estimated from residential streets, see `metresPerResident` */
  readonly residents: number
}

export type LoadGround = { readonly points: readonly LoadPoint[]; readonly areas: readonly LoadPart[] }

/**
 * Cities have 2 to 10 m of residential street for each resident; this much is reckoned, so that an area with room for the
 * fewest residents that may be told of has them indeed.
 */
const metresPerResident = 20
const leastResidents = 1000
const mostPoints = 6000
const firstSquareM = 200
const helpedOn = new Set<string>(['primary', 'secondary', 'tertiary', 'unclassified', 'residential', 'living_street'])
const livedOn = new Set<string>(['residential', 'living_street'])

type Square = LonLat & { roadM: number; livedM: number; longestM: number }

/**
 * Lays out what load is counted on: a point for every square with ordinary roads (200 m wide, wider where that would be more
 * than 6,000), and areas made of them: the beats, and where none lies parts of at least 1,000 residents by estimate. A beat
 * of fewer is no area of its own.
 */
export function* layLoad(network: RoadNetwork, beats: readonly Beat[]): Steps<LoadGround> {
  let squares: Square[] = []
  for (let sizeM = firstSquareM; ; sizeM *= 2) {
    squares = [...(yield* squaresOf(network, sizeM)).values()]
    if (squares.length <= mostPoints) break
  }
  const finder = new BeatFinder(beats)
  const ofBeat = new Map<string, { readonly name: string; readonly squares: Square[] }>()
  const others: Square[] = []
  for (const square of squares) {
    const beat = finder.inside(square)
    if (beat === undefined) {
      others.push(square)
      continue
    }
    const key = `${beat.kind} ${beat.id}`
    const name = beat.name.zh ?? beat.name.en ?? beat.id
    const known = ofBeat.get(key) ?? { name, squares: [] }
    known.squares.push(square)
    ofBeat.set(key, known)
  }
  const drawn = [...ofBeat].map(([id, { name, squares: members }]) => ({ id, name, members }))
  const cut = residentsOf(others) < leastResidents ? [] : cutUp(others)
  const parts = cut.map((members, i) => ({ id: `part ${i + 1}`, name: null, members }))
  return assemble(
    [...drawn, ...parts].filter(({ members }) => residentsOf(members) >= leastResidents),
    squares,
  )
}

function* squaresOf(network: RoadNetwork, sizeM: number): Steps<Map<string, Square>> {
  const { gridFrame, pieceClass, pieceWay, metres, shape, shapeStart } = network
  const [west = 0, south = 0, , north = 0] = gridFrame
  const degree = degreeMetres((south + north) / 2e7)
  const found = new Map<string, Square>()
  yield* inSteps(0, pieceWay.length, (first, end) => {
    for (let piece = first; piece < end; piece++) {
      const kind = roadClasses[pieceClass[piece] ?? 0] ?? 'other'
      if (!helpedOn.has(kind) || !(isConnected(network, 2 * piece) || isConnected(network, 2 * piece + 1))) continue
      const [a, b] = [shapeStart[piece] ?? 0, (shapeStart[piece + 1] ?? 1) - 1]
      const middle = middleOf(shape, a, b)
      const column = Math.floor(((middle.lon - west / 1e7) * degree.lon) / sizeM)
      const row = Math.floor(((middle.lat - south / 1e7) * degree.lat) / sizeM)
      const roadM = metres[2 * piece] ?? 0
      const key = `${column} ${row}`
      const square = found.get(key) ?? { ...middle, roadM: 0, livedM: 0, longestM: 0 }
      found.set(key, square)
      square.roadM += roadM
      if (livedOn.has(kind)) square.livedM += roadM
      if (roadM > square.longestM) Object.assign(square, middle, { longestM: roadM })
    }
  })
  return found
}

function middleOf(shape: Int32Array, first: number, last: number): LonLat {
  const [low, high] = [Math.floor((first + last) / 2), Math.ceil((first + last) / 2)]
  const mean = (offset: number) => ((shape[2 * low + offset] ?? 0) + (shape[2 * high + offset] ?? 0)) / 2e7
  return { lon: mean(0), lat: mean(1) }
}

const residentsOf = (squares: readonly Square[]): number =>
  Math.floor(squares.reduce((sum, { livedM }) => sum + livedM, 0) / metresPerResident)

/** Halves by residents, across the longer side, as long as both halves have enough of them. */
function cutUp(squares: readonly Square[]): readonly (readonly Square[])[] {
  const by = longerSide(squares)
  const sorted = squares.toSorted((a, b) => a[by] - b[by])
  const half = squares.reduce((sum, { livedM }) => sum + livedM, 0) / 2
  let [at, passed] = [0, 0]
  while (at < sorted.length && passed + (sorted[at]?.livedM ?? 0) <= half) passed += sorted[at++]?.livedM ?? 0
  const halves = [sorted.slice(0, at), sorted.slice(at)]
  return halves.every((each) => residentsOf(each) >= leastResidents) ? halves.flatMap(cutUp) : [squares]
}

function longerSide(squares: readonly Square[]): 'lon' | 'lat' {
  const [lons, lats] = [squares.map(({ lon }) => lon), squares.map(({ lat }) => lat)]
  const span = (values: readonly number[]) =>
    values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b))
  return span(lons) * Math.cos(((lats[0] ?? 0) * Math.PI) / 180) > span(lats) ? 'lon' : 'lat'
}

type Part = { readonly id: string; readonly name: string | null; readonly members: readonly Square[] }

function assemble(parts: readonly Part[], squares: readonly Square[]): LoadGround {
  const areaOf = new Map(parts.flatMap(({ members }, area) => members.map((square) => [square, area] as const)))
  const mean = (members: readonly Square[], of: 'lon' | 'lat') =>
    members.reduce((sum, square) => sum + square[of], 0) / members.length
  return {
    areas: parts.map(({ id, name, members }) => ({
      id,
      name,
      lon: mean(members, 'lon'),
      lat: mean(members, 'lat'),
      residents: residentsOf(members),
    })),
    points: squares.map((square) => ({
      lon: square.lon,
      lat: square.lat,
      area: areaOf.get(square) ?? -1,
      roadM: Math.round(square.roadM),
    })),
  }
}

/** Farther than this from every road that help goes to is outside. */
const nearM = 1000

/** The area that a place lies in, by its nearest point: its place in the list; -1 in none, undefined outside. */
export function areaAt({ points }: LoadGround, at: LonLat): number | undefined {
  let [best, bestM] = [undefined as LoadPoint | undefined, nearM]
  for (const point of points) {
    if (Math.abs(point.lat - at.lat) > 0.01) continue
    const metres = metresBetween(point, at)
    if (metres < bestM) [best, bestM] = [point, metres]
  }
  return best?.area
}
