import type { Priority } from '../incident/priority.ts'
import type { Plan, PlanConditions, WeekHours } from './plan.ts'

/** What is known of an incident when plans are asked. */
export type PlanSituation = {
  /** the type's code with all above it, the broadest first: `['fire', 'fire-building']`; the last is the type itself */
  readonly types: readonly string[]
  readonly priority: Priority
  /** beats and zones in which the place lies */
  readonly areas: readonly string[]
  /** at the organisation's place: day 1 Monday to 7 Sunday, minute of that day */
  readonly local: LocalTime
  readonly tags: readonly string[]
  /** premises on whose ground the place lies */
  readonly premises: readonly string[]
  /** the gazetteer's line of the place */
  readonly address: string | null
}
export type LocalTime = { readonly day: number; readonly minute: number }

/** The plan that goes for an incident: the most specific of those whose conditions all hold; undefined where none does. DR5 */
export function choosePlan(plans: readonly Plan[], situation: PlanSituation): Plan | undefined {
  const fitting = plans.filter(({ when }) => holds(when, situation))
  return fitting
    .map((plan) => ({ plan, rank: specificity(plan.when, situation) }))
    .reduce<Ranked | undefined>((best, each) => (best === undefined || goesBefore(each, best) ? each : best), undefined)
    ?.plan
}

/** Whether every condition of a plan holds. */
export const holds = (when: PlanConditions, situation: PlanSituation): boolean =>
  (!isExact(when) || isAt(when, situation)) &&
  (when.types.length === 0 || depthOf(when, situation) > 0) &&
  any(when.areas, (area) => situation.areas.includes(area)) &&
  any(when.hours, (hours) => isWithin(hours, situation.local)) &&
  when.tags.every((tag) => situation.tags.includes(tag)) &&
  any(when.priorities, (priority) => priority === situation.priority)

const any = <T>(list: readonly T[], suits: (each: T) => boolean): boolean => list.length === 0 || list.some(suits)

const isExact = ({ premises, addresses }: PlanConditions): boolean => premises.length + addresses.length > 0

const isAt = ({ premises, addresses }: PlanConditions, situation: PlanSituation): boolean =>
  premises.some((each) => situation.premises.includes(each)) ||
  (situation.address !== null && addresses.map(plainAddress).includes(plainAddress(situation.address)))

/** Full-width digits, capitals and spaces make no other address. */
const plainAddress = (address: string): string => address.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** How deep the plan's most exact type lies: 1 is the broadest level, 0 says that none holds. */
const depthOf = ({ types }: PlanConditions, situation: PlanSituation): number =>
  situation.types.findLastIndex((each) => types.includes(each)) + 1

function isWithin({ days, from, to }: WeekHours, { day, minute }: LocalTime): boolean {
  if (from < to) return days.includes(day) && from <= minute && minute < to
  const before = day === 1 ? 7 : day - 1
  return (days.includes(day) && from <= minute) || (days.includes(before) && minute < to)
}

/** In the order of DR5; of the conditions that are lists of alternatives it counts only that there is one. */
const specificity = (when: PlanConditions, situation: PlanSituation): readonly number[] => [
  Number(isExact(when)),
  depthOf(when, situation),
  Number(when.areas.length > 0),
  Number(when.hours.length > 0),
  new Set(when.tags).size,
  Number(when.priorities.length > 0),
]

type Ranked = { readonly plan: Plan; readonly rank: readonly number[] }

function goesBefore(one: Ranked, other: Ranked): boolean {
  const at = one.rank.findIndex((value, index) => value !== other.rank[index])
  if (at >= 0) return (one.rank[at] ?? 0) > (other.rank[at] ?? 0)
  if (one.plan.order !== other.plan.order) return one.plan.order < other.plan.order
  return one.plan.id < other.plan.id
}
