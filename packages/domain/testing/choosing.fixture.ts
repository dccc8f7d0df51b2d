import { isTakingWork } from '../incident/incident.ts'
import type { ChosenPlace } from '../place.ts'
import type { Slip } from '../slip/slip.ts'
import type { CommandName } from '../all-commands.ts'
import type { Dice } from './dice.fixture.ts'
import type { Step } from './stage.fixture.ts'

/** One random command of each of these kinds, by somebody, about something. */
export type Moves<Name extends CommandName> = { readonly [Each in Name]: (dice: Dice) => Step }

/** Who does such things: mostly somebody whose job it is in the organisation of the subject, else anybody. */
export function someone(dice: Dice, org: string, jobs: readonly [string, ...string[]]): string {
  const letter = dice.once(12) ? dice.of(['p', 'f']) : (org[0] ?? 'p')
  const suits = `${letter}-${dice.of(jobs)}`
  const chosen = dice.once(15) ? dice.id('account') : suits
  const enabled = (id: string): boolean => dice.stage.ledger.get('account', id)?.disabled === false
  const accounts = dice.stage.ledger.all('account').map(({ id }) => id)
  return [chosen, ...accounts].find(enabled) ?? 'nobody is left'
}

export const desk = ['taker', 'taker-2', 'dispatcher', 'shift'] as const
export const leaders = ['shift', 'duty'] as const
export const dispatchers = ['dispatcher', 'shift', 'duty'] as const
export const administrators = ['admin', 'admin-2'] as const

/** The organisation that has a subject; the police where there is none. */
export const orgOf = (
  dice: Dice,
  kind:
    | 'contact'
    | 'incident'
    | 'slip'
    | 'unit'
    | 'account'
    | 'closure'
    | 'premises'
    | 'byname'
    | 'plan'
    | 'alert'
    | 'post',
  id: string,
): string => dice.stage.ledger.get(kind, id)?.org ?? 'police'

/** An incident that takes work. */
export const liveIncident = (dice: Dice): string => dice.id('incident', isTakingWork)
/** A contact that is neither over nor part of an incident. */
export const liveContact = (dice: Dice): string =>
  dice.id('contact', ({ state }) => state.phase === 'open' || state.phase === 'waiting')
/** A slip that suits, its incident and its organisation. */
export const slipWhere = (
  dice: Dice,
  suits: (slip: Slip) => boolean,
): { slip: string; incident: string; org: string } => {
  const slip = dice.id('slip', suits)
  const state = dice.stage.ledger.get('slip', slip)
  return {
    slip,
    incident: dice.once(20) ? dice.id('incident') : (state?.incident ?? 'none'),
    org: state?.org ?? 'police',
  }
}
/** A place, or none. */
export const placeOf = (dice: Dice): ChosenPlace | null =>
  dice.once(3)
    ? null
    : { point: { lon: 113.9, lat: 22.5 }, radiusM: 5, label: 'Riverside', source: dice.of(['map', 'address']) }
