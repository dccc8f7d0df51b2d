import type { DelayedAnswer } from '@tocsin/city/roads'
import { chooseSet, wantedOf, type Candidate, type Unit, type Use } from '@tocsin/domain'
import type { CityService } from '../city.ts'
import type { Board } from '../live/board.ts'
import type { Positions } from '../live/positions.ts'
import { timeArrivals, type Runner } from './arrivals.ts'
import { changedSince, surplusOf, type LastAdvice } from './changes.ts'
import { createComers, type Comer } from './comers.ts'
import { createGoings, type LearntFactors } from './going.ts'
import { createNumbering } from './numbering.ts'
import { postsFor } from './posts.ts'
import type { Rests } from './rests.ts'
import { ruleOn, type Asked } from './situation.ts'
import { unitsAt } from './standing.ts'
import { countsOf, detailOf, fillersOf, missingOf, othersOf } from './telling.ts'

/** How much of the expected load a set takes out of reach (DR19); null where nobody reckons it. */
export type UncoveredBy = (org: string, units: readonly string[]) => Uncovered | null
export type Uncovered = { readonly shareBefore: number; readonly shareAfter: number }

type Parts = {
  readonly board: Pick<Board, 'get' | 'folds' | 'position'>
  readonly positions: Pick<Positions, 'of'>
  readonly city: Pick<CityService, 'timesByGroup' | 'areasAt' | 'hasWays'>
  readonly rests: Pick<Rests, 'expect'>
  readonly now: () => number
  /** for the budget of the roads: milliseconds that only go forward */
  readonly clockMs?: () => number
  readonly learntFactors?: LearntFactors
  readonly uncoveredBy?: UncoveredBy
}

/** Roads that are not timed by then are unknown: nobody waits for them. DR20 */
const budgetMs = 200
/** Ones beside the set that are told, so that there is a next best for each. */
const spareOf = 3
/** later than any drive */
const beyondS = 1e7
const passedOverTold = 30
const leftTold = 20

export type Advise = ReturnType<typeof createAdvise>
export type Advice = ReturnType<Advise>

/** Wires advice: who should go to an incident, why, and what that leaves missing and uncovered. */
export function createAdvise(parts: Parts) {
  const { board, city, uncoveredBy = () => null, clockMs = () => performance.now() } = parts
  const goings = createGoings({ learntFactors: () => undefined, ...parts })
  const { sort, abilitiesFor } = createComers(parts, goings)

  function unitOf(id: string): Unit | undefined {
    const fold = board.get(`unit/${id}`)
    return fold?.kind === 'unit' ? fold.state : undefined
  }

  function presentAt(incident: string | null): readonly Unit[] {
    const fold = incident === null ? undefined : board.get(`incident/${incident}`)
    if (fold?.kind !== 'incident') return []
    return unitsAt(board, fold.state).flatMap((id) => unitOf(id) ?? [])
  }

  function timesFor(comers: readonly Comer[], asked: Asked) {
    if (asked.place === null) return { times: new Map<string, DelayedAnswer>(), late: false }
    const groupOf = createNumbering<Use>()
    const runners = comers.map((comer): Runner => {
      const { use, tier, standing } = comer
      return {
        origin: comer.origin,
        going: comer.going,
        beforeS: comer.restS + comer.turnoutS,
        group: use.most === 0 ? undefined : groupOf(use, tier, Number(standing.kind === 'divert')),
        most: use.most + spareOf,
        isUneven: standing.kind === 'clearing',
      }
    })
    return timeArrivals(city, runners, { to: asked.place.point, exercise: asked.exercise, budgetMs, clockMs })
  }

  return function advise(org: string, asked: Asked, last?: LastAdvice) {
    const began = clockMs()
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
    const detail = (id: string) => detailOf(byId.get(id), times.get(id), { org, reasonOf: goings.reasonOf })
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
        // a neighbour's unit covers nothing here
        choice.units.map(({ unit }) => unit).filter((id) => unitOf(id)?.org === org),
      ),
      late,
      tookMs: Math.round((clockMs() - began) * 1000) / 1000,
    }
  }
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
