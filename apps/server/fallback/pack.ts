import {
  findIncidentType,
  hasEnded,
  isTakingWork,
  type Bilingual,
  type Clock,
  type Incident,
  type Milestone,
  type Organisation,
  type Point,
  type Post,
  type Slip,
  type Unit,
} from '@tocsin/domain'
import type { Board } from '../live/board.ts'
import { listingOn } from '../live/listing-on.ts'
import type { Positions } from '../live/positions.ts'

/** A unit's work on an incident, by its clocks. */
export type PackedRun = {
  readonly callSign: string
  readonly sent: Clock
} & { readonly [Key in Milestone]: Clock | null }

export type PackedIncident = {
  readonly incident: Incident
  readonly type: Bilingual | null
  readonly runs: readonly PackedRun[]
  /** posts that have a slip and have named nobody yet */
  readonly posts: readonly Bilingual[]
}

export type PackedUnit = {
  readonly unit: Unit
  readonly post: Bilingual | null
  /** short number of the incident that it works on */
  readonly spoken: number | null
  readonly at: Point | null
  /** how old its position is, milliseconds; null: none is known */
  readonly ageMs: number | null
}

/** What a room needs to go on by paper and radio when the program is gone. */
export type Pack = {
  readonly organisation: Organisation
  readonly at: number
  readonly incidents: readonly PackedIncident[]
  readonly units: readonly PackedUnit[]
  readonly posts: readonly Post[]
}

type Parts = {
  readonly board: Pick<Board, 'get' | 'folds'>
  readonly positions: Pick<Positions, 'of'>
  readonly now: () => number
}

/**
 * The open incidents, units and posts of one organisation, as they are now: the most urgent first, then the oldest; units
 * by call sign. Nothing that is sealed is opened: what callers said stays inside.
 */
export function packOf({ board, positions, now }: Parts, organisation: Organisation): Pack {
  const at = now()
  const listing = listingOn(board, organisation.id)
  const incidents: Incident[] = []
  const units: Unit[] = []
  const posts: Post[] = []
  const slips = new Map<string, Slip[]>()
  for (const [, { kind, state }] of board.folds()) {
    if (kind === 'slip') slips.set(state.incident, [...(slips.get(state.incident) ?? []), state])
    else if (kind === 'incident' && isPacked(state, organisation)) incidents.push(state)
    else if (kind === 'unit' && state.org === organisation.id) units.push(state)
    else if (kind === 'post' && state.org === organisation.id) posts.push(state)
  }
  return {
    organisation,
    at,
    incidents: incidents
      .toSorted((a, b) => a.priority - b.priority || a.openedAt - b.openedAt)
      .map((incident) => ({
        incident,
        type: findIncidentType(listing, incident.confirmed?.type ?? incident.type)?.name ?? null,
        ...workOn(board, slips.get(incident.id) ?? []),
      })),
    units: units
      .toSorted((a, b) => a.callSign.localeCompare(b.callSign, 'zh-CN', { numeric: true }))
      .map((unit) => {
        const fix = positions.of(unit.id)?.fix
        return {
          unit,
          post: postName(board, unit.post),
          spoken: spokenOf(board, unit),
          at: fix?.point ?? null,
          ageMs: fix === undefined ? null : Math.max(0, at - fix.at),
        }
      }),
    posts: posts.toSorted((a, b) => a.name.zh.localeCompare(b.name.zh, 'zh-CN', { numeric: true })),
  }
}

/** Paper lies about: what is sealed is not on it. */
const isPacked = (incident: Incident, organisation: Organisation): boolean =>
  isOf(incident, organisation) && isTakingWork(incident) && incident.sealed === null

const isOf = ({ org, sharedWith }: Incident, { id }: Organisation): boolean => org === id || sharedWith.includes(id)

function workOn(board: Pick<Board, 'get'>, slips: readonly Slip[]): Pick<PackedIncident, 'runs' | 'posts'> {
  const standing = slips.filter(({ state }) => state.phase !== 'cancelled' && state.phase !== 'planned')
  return {
    runs: standing.flatMap(({ runs }) => runs.map((run) => ({ ...run, callSign: callSignOf(board, run.unit) }))),
    posts: standing.flatMap((slip) =>
      slip.addressee.kind === 'post' && slip.runs.length === 0 && !hasEnded(slip)
        ? (postName(board, slip.addressee.post) ?? [])
        : [],
    ),
  }
}

function callSignOf(board: Pick<Board, 'get'>, id: string): string {
  const unit = board.get(`unit/${id}`)
  return unit?.kind === 'unit' ? unit.state.callSign : id
}

function postName(board: Pick<Board, 'get'>, id: string | null): Bilingual | null {
  const post = id === null ? undefined : board.get(`post/${id}`)
  return post?.kind === 'post' ? post.state.name : null
}

function spokenOf(board: Pick<Board, 'get'>, { state }: Unit): number | null {
  if (!('slip' in state)) return null
  const slip = board.get(`slip/${state.slip}`)
  const incident = slip?.kind === 'slip' ? board.get(`incident/${slip.state.incident}`) : undefined
  return incident?.kind === 'incident' && incident.state.sealed === null ? incident.state.spoken : null
}
