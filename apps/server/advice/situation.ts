import {
  choosePlan,
  codesOf,
  findIncidentType,
  liesOn,
  localTime,
  needsAt,
  needsWithoutPlan,
  type Listing,
  type Need,
  type Plan,
  type Point,
  type Priority,
} from '@tocsin/domain'
import type { CityService } from '../city.ts'
import type { Board } from '../live/board.ts'
import { listingOn } from '../live/listing-on.ts'

/** What is known of an incident, saved or not, when advice is asked. */
export type Asked = {
  /** its id; null for a draft */
  readonly incident: string | null
  readonly type: string
  readonly priority: Priority
  readonly tags: readonly string[]
  readonly place: { readonly point: Point; readonly label: string } | null
  readonly alarmLevel: number
  readonly exercise: boolean
}

/** What goes for it: by a plan, else by the type's own needs, else one unit of its branch. DR5, DR11 */
export type Ruling = {
  readonly plan: Plan | null
  readonly fallback: 'type' | 'branch' | null
  readonly needs: readonly Need[]
  readonly listing: Listing
  /** beats and zones in which the place lies */
  readonly areas: readonly string[]
}

type Parts = {
  readonly board: Pick<Board, 'get' | 'folds'>
  readonly city: Pick<CityService, 'areasAt'>
  readonly now: () => number
}

/** Finds what an organisation's plans want for an incident, now. */
export function ruleOn({ board, city, now }: Parts, org: string, asked: Asked): Ruling {
  const listing = listingOn(board, org)
  const organisation = board.get(`organisation/${org}`)
  const timeZone = organisation?.kind === 'organisation' ? organisation.state.timeZone : 'UTC'
  const areas = asked.place === null ? [] : city.areasAt(asked.place.point)
  const { plans, premises } = standing(board, org, asked.place?.point)
  const plan = choosePlan(plans, {
    types: codesOf(listing, asked.type),
    priority: asked.priority,
    areas,
    local: localTime(now(), timeZone),
    tags: asked.tags,
    premises,
    address: asked.place?.label ?? null,
  })
  if (plan !== undefined) {
    return { plan, fallback: null, needs: needsAt(plan, asked.alarmLevel), listing, areas }
  }
  const type = findIncidentType(listing, asked.type)
  const ofType = type?.needs ?? []
  const fallback = ofType.length > 0 ? 'type' : 'branch'
  return { plan: null, fallback, needs: needsWithoutPlan(ofType, type?.branch ?? 'service'), listing, areas }
}

/** Plans that are asked, and premises on whose ground a point lies. */
function standing(board: Pick<Board, 'folds'>, org: string, at: Point | undefined) {
  const plans: Plan[] = []
  const premises: string[] = []
  for (const [, { kind, state }] of board.folds()) {
    if (kind === 'plan' && state.org === org && !state.retired) plans.push(state)
    else if (kind === 'premises' && state.org === org && at !== undefined && liesOn(state.area, at))
      premises.push(state.id)
  }
  return { plans, premises }
}
