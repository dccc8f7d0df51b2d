import { branches, type Branch, type IncidentType, type ListView, type Point, type Post } from '@tocsin/domain'
import { distanceM } from '../distance.ts'
import type { BeatOf } from '../areas/beats.ts'
import { fits, type Row, type Stage } from './rows.ts'

/** A line of the list: the head of a group, or an incident. `key` stays with it. */
export type Item =
  | { readonly kind: 'head'; readonly key: string; readonly group: string; readonly count: number }
  | { readonly kind: 'row'; readonly key: string; readonly row: Row }

/** What grouping and filtering look things up in. */
export type Lookup = {
  readonly typeOf: (code: string) => IncidentType | undefined
  readonly tagOf: (code: string) => string
  readonly posts: readonly Pick<Post, 'id' | 'point' | 'kind'>[]
  /** the post of a unit */
  readonly postOf: (unit: string) => string | null
  readonly beatOf: BeatOf
}

const stageOrder: readonly Stage[] = ['waiting', 'working', 'feedback']

/** The group that stands for "none known". */
export const unknownGroup = '?'

/** The group that a row belongs to, by its code; the post is that of who works on it, else the nearest one. */
export function groupOf(row: Row, by: ListView['group'], lookup: Lookup): string {
  if (by === 'stage') return row.stage
  if (by === 'branch') return lookup.typeOf(row.incident.type)?.branch ?? unknownGroup
  if (by === 'post') return postOf(row, lookup) ?? unknownGroup
  if (by === 'beat') return beatOfRow(row, lookup) || unknownGroup
  return ''
}

/** The beat in which its place lies; `''` where that is none, or there is no place. */
export const beatOfRow = ({ incident: { place } }: Row, { beatOf }: Pick<Lookup, 'beatOf'>): string =>
  (place && beatOf(place.point)) ?? ''

/** The post that has it, that of the first unit on it, else the nearest; null where nothing tells. */
export function postOf({ incident, units, posts }: Row, { posts: all, postOf: ofUnit }: Lookup): string | null {
  const working = posts[0] ?? units.map(({ unit }) => ofUnit(unit)).find((each) => each !== null)
  if (working !== undefined) return working
  return incident.place === null ? null : nearestPost(incident.place.point, all)
}

function nearestPost(at: Point, posts: Lookup['posts']): string | null {
  let best: { readonly id: string; readonly metres: number } | null = null
  for (const { id, point, kind } of posts) {
    if (kind !== 'station') continue
    const metres = distanceM(at, point)
    if (best === null || metres < best.metres) best = { id, metres }
  }
  return best?.id ?? null
}

/** Whether a row is to be shown: every filter of the view holds. Of two branches or priorities, either will do. */
export function shows(view: ListView, row: Row, typed: string, isNew: boolean, lookup: Lookup): boolean {
  const { incident, stage } = row
  const branch = lookup.typeOf(incident.type)?.branch
  return (
    (view.stage === 'all' || view.stage === stage) &&
    (view.priorities.length === 0 || view.priorities.includes(incident.priority)) &&
    (view.branches.length === 0 || (branch !== undefined && view.branches.includes(branch))) &&
    (view.posts.length === 0 || view.posts.includes(postOf(row, lookup) ?? '')) &&
    (view.beats.length === 0 || view.beats.includes(beatOfRow(row, lookup))) &&
    (!view.changedOnly || isNew) &&
    [...view.words, typed].every((each) => fits(row, each, lookup.typeOf, lookup.tagOf))
  )
}

/** Rows in their groups, each group under its head; within one they keep their order. Groups go by their most urgent row, stages and branches by their own order. */
export function grouped(rows: readonly Row[], by: ListView['group'], lookup: Lookup): readonly Item[] {
  const asItem = (row: Row): Item => ({ kind: 'row', key: row.incident.id, row })
  if (by === 'none') return rows.map(asItem)
  const groups = Map.groupBy(rows, (row) => groupOf(row, by, lookup))
  const order: readonly string[] = by === 'stage' ? stageOrder : by === 'branch' ? branches : []
  const rank = (group: string): number => (order.includes(group) ? order.indexOf(group) : order.length)
  return [...groups]
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .flatMap(([group, members]) => [
      { kind: 'head' as const, key: `head ${group}`, group, count: members.length },
      ...members.map(asItem),
    ])
}

/**
 * The list as it stands under a pointer that has just moved: what was shown keeps its place, with what is new of it, and so
 * does what is no longer to be shown; what has come stands at the end. Nothing slips away from under a click.
 */
export function held(before: readonly Item[], now: readonly Item[]): readonly Item[] {
  const byKey = new Map(now.map((item) => [item.key, item]))
  const known = new Set(before.map(({ key }) => key))
  return [...before.map((item) => byKey.get(item.key) ?? item), ...now.filter(({ key }) => !known.has(key))]
}

export const isBranch = (group: string): group is Branch => branches.some((each) => each === group)
export const isStage = (group: string): group is Stage => stageOrder.some((each) => each === group)
