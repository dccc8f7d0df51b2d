import Flatbush from 'flatbush'
import { startsOf } from '../rows.ts'
import { packLines } from '../street-columns.ts'
import { degreesOf, metresBetween, nearestOnStretch, stretchAt } from '../metres.ts'
import type { Names } from '../names.ts'
import type { Point } from '../place.ts'
import { lengthM } from '../street-lines.ts'
import type { StringPool } from '../strings.ts'
import { readPost } from './read-km.ts'
import { roadKey } from './road-key.ts'
import { RoadNet, type RoadWay } from './road-paths.ts'

/** A kilometre post as it is mapped. */
export type MappedPost = Point & {
  readonly id: number
  readonly distance: string | undefined
  readonly ref: string | undefined
  readonly road: string | undefined
}
/** A way of a numbered road. */
export type NumberedWay = RoadWay & { readonly numbers: readonly string[]; readonly names: Names | undefined }

type Post = Point & { readonly id: number; readonly metres: number }
type Road = { readonly shown: string; readonly posts: Post[] }

/** Posts further apart are not joined: between them the kilometres may jump. */
const furthestGapM = 20_000
/** What of the road between two posts may differ from what they say. */
const mostOff = 0.25
const besideRoadM = 80
const oneSpotM = 30

/** Posts by road, the lines between neighbours, and every name that the roads go by. */
export function postColumns(mapped: readonly MappedPost[], ways: readonly NumberedWay[], strings: StringPool) {
  const byRoad = Map.groupBy(
    ways.flatMap((way) => way.numbers.map((number) => ({ way, key: roadKey(number) }))),
    ({ key }) => key,
  )
  const roads = [...postsByRoad(mapped, ways)].sort(([a], [b]) => (a < b ? -1 : 1))
  const rows = roads.flatMap(([key, { posts }], road) => {
    const net = new RoadNet((byRoad.get(key) ?? []).map(({ way }) => way))
    return posts.map((post, i) => ({ road, post, line: lineBetween(net, post, posts[i + 1]) }))
  })
  const pieces = packLines(rows.map(({ line }) => line))
  const aliases = roads.flatMap(([key], road) =>
    aliasesOf(key, byRoad.get(key) ?? []).map((alias) => ({ alias, road })),
  )
  return {
    kmRoadName: Uint32Array.from(roads, ([, { shown }]) => strings.number(shown)),
    kmRoadStarts: startsOf(
      rows.map(({ road }) => road),
      roads.length,
    ),
    kmMetres: Int32Array.from(rows, ({ post }) => post.metres),
    kmLon: Int32Array.from(rows, ({ post }) => Math.round(post.lon * 1e7)),
    kmLat: Int32Array.from(rows, ({ post }) => Math.round(post.lat * 1e7)),
    kmOsmId: Float64Array.from(rows, ({ post }) => post.id),
    kmPieceStarts: pieces.starts,
    kmPiecePoints: pieces.points,
    kmAlias: Uint32Array.from(aliases, ({ alias }) => strings.number(alias)),
    kmAliasRoad: Uint32Array.from(aliases, ({ road }) => road),
  }
}

function postsByRoad(mapped: readonly MappedPost[], ways: readonly NumberedWay[]): Map<string, Road> {
  const roads = new Map<string, Road>()
  const nearest = mapped.length > 0 ? roadFinder(ways) : () => undefined
  for (const { id, lon, lat, distance, ref, road } of mapped) {
    const read = readPost(distance, ref)
    if (!read) continue
    const shown = road ?? (read.road || nearest({ lon, lat }))
    if (shown === undefined || shown === '') continue
    const key = roadKey(shown)
    const known = roads.get(key) ?? { shown: shown.trim(), posts: [] }
    roads.set(key, known)
    known.posts.push({ id, lon, lat, metres: read.metres })
  }
  for (const { posts } of roads.values()) sortOut(posts)
  return roads
}

/** By kilometre; of the posts of both carriageways the first stays. */
function sortOut(posts: Post[]): void {
  posts.sort((a, b) => a.metres - b.metres || a.id - b.id)
  for (let i = posts.length - 1; i > 0; i--) {
    if ((posts[i]?.metres ?? 0) - (posts[i - 1]?.metres ?? 0) < oneSpotM) posts.splice(i, 1)
  }
}

function lineBetween(net: RoadNet, post: Post, next: Post | undefined): number[] {
  const gap = next ? next.metres - post.metres : 0
  if (!next || gap > furthestGapM) return []
  const slack = Math.max(200, gap * mostOff)
  if (metresBetween(post.lon, post.lat, next.lon, next.lat) > gap + slack) return []
  const line = net.path(post, next, gap + slack) ?? []
  return line.length > 0 && lengthM(line) >= gap - slack ? line : []
}

function aliasesOf(key: string, ways: readonly { readonly way: NumberedWay }[]): string[] {
  const names = ways.flatMap(({ way }) =>
    way.names ? [way.names.local, way.names.zh, way.names.en, ...way.names.others] : [],
  )
  return [...new Set([key, ...names.flatMap((name) => (name ? [roadKey(name)] : []))])]
}

function roadFinder(ways: readonly NumberedWay[]): (p: Point) => string | undefined {
  if (ways.length === 0) return () => undefined
  const index = new Flatbush(ways.length)
  for (const { line } of ways) {
    const box: [number, number, number, number] = [180, 90, -180, -90]
    for (let i = 0; i < line.length; i += 2) {
      const [lon = 0, lat = 0] = [line[i], line[i + 1]]
      box[0] = Math.min(box[0], lon)
      box[1] = Math.min(box[1], lat)
      box[2] = Math.max(box[2], lon)
      box[3] = Math.max(box[3], lat)
    }
    index.add(...box)
  }
  index.finish()
  return (p) => {
    const height = degreesOf(besideRoadM)
    const width = height * stretchAt(p.lat)
    let best: { number: string | undefined; metres: number } | undefined
    for (const i of index.search(p.lon - width, p.lat - height, p.lon + width, p.lat + height)) {
      const way = ways[i]
      const metres = way ? metresToLine(p, way.line) : Infinity
      if (metres <= (best?.metres ?? besideRoadM)) best = { number: way?.numbers[0], metres }
    }
    return best?.number
  }
}

function metresToLine(p: Point, line: readonly number[]): number {
  let least = Infinity
  for (let i = 0; i + 3 < line.length; i += 2) {
    least = Math.min(
      least,
      nearestOnStretch(p, line[i] ?? 0, line[i + 1] ?? 0, line[i + 2] ?? 0, line[i + 3] ?? 0).metres,
    )
  }
  return least
}
