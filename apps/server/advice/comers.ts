import { metresBetween } from '@tocsin/city/roads'
import {
  abilitiesOf,
  defaultSettings,
  loanTo,
  tierOf,
  usesFor,
  type Abilities,
  type Point,
  type Unit,
  type Use,
} from '@tocsin/domain'
import type { CityService } from '../city.ts'
import type { Board } from '../live/board.ts'
import type { Positions } from '../live/positions.ts'
import type { Goings, Origin, UnitGoing } from './going.ts'
import type { Rests } from './rests.ts'
import type { Asked, Ruling } from './situation.ts'
import { standingOf, standingOfLent, type Standing } from './standing.ts'
import { turnoutS, type TurnoutFrom } from './turnout.ts'

type Parts = {
  readonly board: Pick<Board, 'get' | 'folds'>
  readonly positions: Pick<Positions, 'of'>
  readonly city: Pick<CityService, 'areasAt' | 'hasWays'>
  readonly rests: Pick<Rests, 'expect'>
  readonly now: () => number
}

/** Somebody of use, with all that makes up the time. */
export type Comer = {
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
export type Left = { readonly unit: Unit; readonly standing: Extract<Standing, { kind: 'none' }>; readonly use: Use }

/** Nearer than this to its post a crew counts as in quarters. */
const quartersM = 300
/** Wires the sorting of an organisation's units by whether they could come and would be of use. */
export function createComers(parts: Parts, goings: Goings) {
  const { board, city } = parts
  const abilitiesKnown = new WeakMap<Unit, Abilities>()

  /** Worked out once for each state of a unit. */
  function abilitiesFor(unit: Unit): Abilities {
    const known = abilitiesKnown.get(unit) ?? abilitiesOf(unit)
    abilitiesKnown.set(unit, known)
    return known
  }

  /** All of an organisation's units, by whether they could come and would be of use. */
  function sort(org: string, asked: Asked, ruling: Ruling) {
    const useOf = usesFor(ruling.needs, ruling.listing.equivalents)
    const goingOf = goings.goingTo(org, asked.priority)
    const owner = board.get(`organisation/${org}`)
    const turnout = (owner?.kind === 'organisation' ? owner.state.settings : defaultSettings).turnoutS
    const comers: Comer[] = []
    const left: Left[] = []
    const without: Unit[] = []
    for (const [, fold] of board.folds()) {
      if (fold.kind !== 'unit') continue
      const unit = fold.state
      const isLent = unit.org !== org
      if (isLent && loanTo(unit, org, parts.now()) === undefined) continue
      const abilities = abilitiesFor(unit)
      const use = useOf(abilities)
      const standing = isLent ? standingOfLent(board, unit, asked) : standingOf(parts, unit, asked)
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

  return { sort, abilitiesFor }
}

const isNear = (at: Point | undefined, post: Point | undefined): boolean =>
  at !== undefined && post !== undefined && metresBetween(at, post) <= quartersM

function turnoutFrom({ kind }: Comer['standing'], isIn: boolean): TurnoutFrom {
  if (kind === 'on-call') return 'on-call'
  if (kind === 'divert' || kind === 'clearing') return 'work'
  return isIn ? 'quarters' : 'road'
}
