import { metresBetween, type DelayedAnswer } from '@tocsin/city/roads'
import {
  abilitiesOf,
  defaultSettings,
  chooseSet,
  tierOf,
  usesFor,
  wantedOf,
  type Abilities,
  type Candidate,
  type Choice,
  type Need,
  type Point,
  type Unit,
  type Use,
} from '@tocsin/domain'
import type { CityService } from '../city.ts'
import type { Board } from '../live/board.ts'
import type { Positions } from '../live/positions.ts'
import { timeArrivals, type Runner } from './arrivals.ts'
import { changedSince, surplusOf, type LastAdvice } from './changes.ts'
import { createGoings, type LearntFactors, type Origin, type UnitGoing } from './going.ts'
import { postsFor } from './posts.ts'
import type { Rests } from './rests.ts'
import { ruleOn, type Asked, type Ruling } from './situation.ts'
import { standingOf, unitsAt, type Standing } from './standing.ts'
import { turnoutS, type TurnoutFrom } from './turnout.ts'

/** How much of the expected load a set takes out of reach (DR19); null where nobody reckons it. */
export type UncoveredBy = (org: string, units: readonly string[]) => Uncovered | null
export type Uncovered = { readonly shareBefore: number; readonly shareAfter: number }

type Parts = {
  readonly board: Pick<Board, 'get' | 'folds' | 'position'>
  readonly positions: Pick<Positions, 'of'>
  readonly city: Pick<CityService, 'timesByGroup' | 'areasAt' | 'hasWays'>
  readonly rests: Pick<Rests, 'expect'>
  readonly now: () => number
  readonly learntFactors?: LearntFactors
  readonly uncoveredBy?: UncoveredBy
}

/** Somebody of use, with all that makes up the time. */
type Comer = {
  readonly unit: Unit
  readonly standing: Exclude<Standing, { kind: 'none' }>
  readonly isMovingBack: boolean
  readonly origin: Origin
  readonly going: UnitGoing
  readonly restS: number
  readonly turnoutS: number
  readonly tier: number
  readonly abilities: Abilities
  readonly use: Use
}
type Left = { readonly unit: Unit; readonly standing: Extract<Standing, { kind: 'none' }>; readonly use: Use }

/** Nearer than this to its post a crew counts as in quarters. */
const quartersM = 300
/** Roads that are not timed by then are unknown: nobody waits for them. DR20 */
const budgetMs = 200
/** Ones beside the set that are told, so that there is a next best for each. */
const spareOf = 3
/** later than any drive */
const beyondS = 1e7
const othersTold = 24
const passedOverTold = 30
const fillersTold = 5
const leftTold = 20

export type Advise = ReturnType<typeof createAdvise>
export type Advice = ReturnType<Advise>

/** Wires advice: who should go to an incident, why, and what that leaves missing and uncovered. */
export function createAdvise(parts: Parts) {
  const { board, city, uncoveredBy = () => null } = parts
  const goings = createGoings({ learntFactors: () => undefined, ...parts })
  const abilitiesKnown = new WeakMap<Unit, Abilities>()

  /** Worked out once for each state of a unit. */
  function abilitiesFor(unit: Unit): Abilities {
    const known = abilitiesKnown.get(unit) ?? abilitiesOf(unit)
    abilitiesKnown.set(unit, known)
    return known
  }

  function unitOf(id: string): Unit | undefined {
    const fold = board.get(`unit/${id}`)
    return fold?.kind === 'unit' ? fold.state : undefined
  }

  function presentAt(incident: string | null): readonly Unit[] {
    const fold = incident === null ? undefined : board.get(`incident/${incident}`)
    if (fold?.kind !== 'incident') return []
    return unitsAt(board, fold.state).flatMap((id) => unitOf(id) ?? [])
  }

  /** All of an organisation's units, by whether they could come and would be of use. */
  function sort(org: string, asked: Asked, ruling: Ruling) {
    const useOf = remember(usesFor(ruling.needs, ruling.listing.equivalents))
    const goingOf = goings.goingTo(org, asked.priority)
    const owner = board.get(`organisation/${org}`)
    const turnout = (owner?.kind === 'organisation' ? owner.state.settings : defaultSettings).turnoutS
    const comers: Comer[] = []
    const left: Left[] = []
    const without: Unit[] = []
    for (const [, fold] of board.folds()) {
      if (fold.kind !== 'unit' || fold.state.org !== org) continue
      const unit = fold.state
      const abilities = abilitiesFor(unit)
      const use = useOf(abilities)
      const standing = standingOf(parts, unit, asked)
      if (standing.kind === 'none') {
        if (use.most > 0) left.push({ unit, standing, use })
        continue
      }
      const origin = goings.originOf(unit)
      if (!city.hasWays(origin.vehicle) && asked.place !== null) {
        without.push(unit)
        continue
      }
      const post = unit.post === null ? undefined : board.get(`post/${unit.post}`)
      const postAt = post?.kind === 'post' ? post.state.point : undefined
      const isIn = origin.from !== 'position' || isNear(origin.at, postAt)
      const from = turnoutFrom(standing, isIn)
      comers.push({
        unit,
        standing,
        isMovingBack: standing.kind === 'available' && !isIn && postAt !== undefined,
        origin,
        going: goingOf(origin),
        restS: standing.kind === 'clearing' ? standing.rest.seconds : 0,
        turnoutS: turnoutS(turnout, unit.kind, from),
        tier: tierFor(ruling, postAt ?? origin.at),
        abilities,
        use,
      })
    }
    return { comers, left, without }
  }

  function tierFor({ plan }: Ruling, at: Point | undefined): number {
    return plan === null || plan.areaOrder.length === 0 ? 0 : tierOf(plan, at === undefined ? [] : city.areasAt(at))
  }

  function timesFor(comers: readonly Comer[], asked: Asked) {
    if (asked.place === null) return { times: new Map<string, DelayedAnswer>(), late: false }
    const runners = comers.map(({ use, tier, standing, origin, going, ...each }): Runner => ({
      origin,
      going,
      beforeS: each.restS + each.turnoutS,
      group: use.most === 0 ? undefined : `${use.key} ${tier} ${standing.kind === 'divert'}`,
      most: use.most + spareOf,
      isUneven: standing.kind === 'clearing',
    }))
    return timeArrivals(city, runners, { to: asked.place.point, exercise: asked.exercise, budgetMs })
  }

  return function advise(org: string, asked: Asked, last?: LastAdvice) {
    const began = performance.now()
    const ruling = ruleOn(parts, org, asked)
    const { plan, fallback, needs, listing } = ruling
    const { equivalents } = listing
    const here = presentAt(asked.incident)
    const present = here.map(abilitiesFor)
    const { comers, left, without } = sort(org, asked, ruling)
    const { times, late } = timesFor(comers, asked)
    const reached = comers.filter(
      ({ unit, use, origin }) =>
        times.has(unit.id) || (use.most > 0 && (asked.place === null || origin.at === undefined)),
    )
    const byId = new Map(reached.map((each) => [each.unit.id, each]))
    const candidates = reached.map((each) => candidateOf(each, times.get(each.unit.id)))
    // Those beyond every set are counted among the able, and can never be chosen.
    const beyond = comers
      .filter(({ unit, use }) => use.most > 0 && !byId.has(unit.id))
      .map((each) => ({ ...candidateOf(each, undefined), seconds: beyondS }))
    const choice = chooseSet({ needs, equivalents, candidates: [...candidates, ...beyond], present })
    const missing = wantedOf({ levels: [needs] }, 1, present, equivalents)
    const detail = (id: string) => detailOf(byId.get(id), times.get(id), goings.reasonOf)
    const chosen = choice.units.map((each) => ({
      ...detail(each.unit),
      unit: each.unit,
      seconds: each.seconds,
      tier: each.tier,
      fills: each.fills,
      reasons: each.reasons,
    }))
    return {
      position: board.position(),
      plan: plan === null ? null : { id: plan.id, version: plan.version, name: plan.name },
      fallback,
      needs: needs.map((need) => ({ ...need, missing: missingOf(need, missing) })),
      present: here.map(({ id }) => id),
      units: chosen,
      others: othersOf(candidates, byId, choice).map(({ unit, seconds, tier }) => ({
        ...detail(unit),
        unit,
        seconds,
        tier,
      })),
      passedOver: choice.passedOver.slice(0, passedOverTold),
      shortfall: choice.shortfall.map((each) => ({
        ...each,
        fillers: fillersOf(needs[each.need], left, equivalents, abilitiesFor),
      })),
      posts: postsFor(board, city, {
        org,
        needs,
        place: asked.place?.point,
        areas: ruling.areas,
        incident: asked.incident,
      }),
      left: left.slice(0, leftTold).map(({ unit, standing }) => ({ unit: unit.id, why: standing.why })),
      leftCounts: { ...countsOf(left), 'no-ways': without.length },
      surplus: surplusOf(needs, here, abilitiesFor, equivalents),
      changed: changedSince(last, { plan, needs }),
      uncovered: uncoveredBy(
        org,
        choice.units.map(({ unit }) => unit),
      ),
      late,
      tookMs: Math.round((performance.now() - began) * 1000) / 1000,
    }
  }
}

function remember(useOf: (of: Abilities) => Use): (of: Abilities) => Use {
  const known = new Map<Abilities, Use>()
  return (abilities) => {
    const use = known.get(abilities) ?? useOf(abilities)
    known.set(abilities, use)
    return use
  }
}

const isNear = (at: Point | undefined, post: Point | undefined): boolean =>
  at !== undefined && post !== undefined && metresBetween(at, post) <= quartersM

function turnoutFrom({ kind }: Comer['standing'], isIn: boolean): TurnoutFrom {
  if (kind === 'on-call') return 'on-call'
  if (kind === 'divert' || kind === 'clearing') return 'work'
  return isIn ? 'quarters' : 'road'
}

const arrivalOf = ({ restS, turnoutS: startS }: Comer, time: DelayedAnswer | undefined): number | null =>
  typeof time === 'object' ? restS + startS + time.seconds : null

const candidateOf = (comer: Comer, time: DelayedAnswer | undefined): Candidate => ({
  unit: comer.unit.id,
  seconds: arrivalOf(comer, time),
  divert: comer.standing.kind === 'divert',
  tier: comer.tier,
  abilities: comer.abilities,
})

/** What the time is made of, from where, and with what doubt. DR14, DR15, DR18 */
function detailOf(
  comer: Comer | undefined,
  time: DelayedAnswer | undefined,
  reasonOf: ReturnType<typeof createGoings>['reasonOf'],
) {
  if (comer === undefined) throw new Error('a unit was chosen that is no candidate')
  const { standing, origin, going } = comer
  const drive = typeof time === 'object' ? time : undefined
  return {
    standing: comer.isMovingBack ? ('moving-back' as const) : standing.kind,
    abandons: 'abandons' in standing ? standing.abandons : null,
    rest: standing.kind === 'clearing' ? standing.rest : null,
    turnoutS: comer.turnoutS,
    driveS: drive?.seconds ?? null,
    metres: drive?.metres ?? null,
    delayS: drive?.delayS ?? null,
    whyUnknown: drive === undefined ? (time === 'closed-off' ? time : reasonOf(origin)) : null,
    from: origin.from,
    ageS: origin.ageS,
    ...going.told,
    /** those with the same can stand in for each other */
    use: comer.use.key,
  }
}

/** Useful ones outside the set, the quickest first, unknown ones last. */
function othersOf(candidates: readonly Candidate[], byId: ReadonlyMap<string, Comer>, { units }: Choice) {
  const chosen = new Set(units.map(({ unit }) => unit))
  return candidates
    .filter(({ unit }) => !chosen.has(unit) && (byId.get(unit)?.use.most ?? 0) > 0)
    .toSorted((a, b) => (a.seconds ?? Infinity) - (b.seconds ?? Infinity) || (a.unit < b.unit ? -1 : 1))
    .slice(0, othersTold)
}

const missingOf = (need: Need, missing: readonly Need[]): number =>
  missing.find(
    (each) =>
      each.capability === need.capability &&
      each.of === need.of &&
      each.atLeast === need.atLeast &&
      JSON.stringify(each.addressed) === JSON.stringify(need.addressed),
  )?.count ?? 0

/** Who would fill what is short, the first to be free first; null: nobody knows when. DR17 */
function fillersOf(
  need: Need | undefined,
  left: readonly Left[],
  equivalents: Parameters<typeof usesFor>[1],
  abilitiesFor: (unit: Unit) => Abilities,
) {
  if (need === undefined) return []
  const useOf = usesFor([need], equivalents)
  return left
    .filter(({ unit, standing }) => standing.why !== 'here' && useOf(abilitiesFor(unit)).most > 0)
    .map(({ unit, standing }) => ({
      unit: unit.id,
      why: standing.why,
      freeInS: standing.rest?.seconds ?? null,
      cases: standing.rest?.cases ?? null,
    }))
    .toSorted(
      (a, b) =>
        (a.freeInS ?? Infinity) - (b.freeInS ?? Infinity) ||
        whyOrder(a.why) - whyOrder(b.why) ||
        (a.unit < b.unit ? -1 : 1),
    )
    .slice(0, fillersTold)
}

const whyOrder = (why: Left['standing']['why']): number =>
  ['equal-or-higher', 'out-of-service', 'off-duty', 'here'].indexOf(why)

function countsOf(left: readonly Left[]): Readonly<Record<Left['standing']['why'], number>> {
  const counts = { 'off-duty': 0, 'out-of-service': 0, 'equal-or-higher': 0, here: 0 }
  for (const { standing } of left) counts[standing.why] += 1
  return counts
}
