import type { Role } from '../account/account.ts'
import type { Contact } from '../contact/contact.ts'
import type { Viewer } from '../viewer.ts'
import { isOnDuty, type Duty, type DutyPlace } from './duty.ts'

/**
 * Roles whose rights may follow the duty. A responder's follow the unit by their scopes as it is; whoever gives rights
 * or reads who used them has no shift, and can always set right what a calendar without names has shut.
 */
export const dutyRoles = [
  'call-taker',
  'dispatcher',
  'shift-leader',
  'duty-leader',
  'station-officer',
] as const satisfies readonly Role[]
export type DutyRole = (typeof dutyRoles)[number]

const placesOf: Readonly<Record<DutyRole, readonly DutyPlace['kind'][]>> = {
  'call-taker': ['seat'],
  dispatcher: ['seat'],
  'shift-leader': ['seat', 'duty-leader'],
  'duty-leader': ['duty-leader'],
  'station-officer': ['seat', 'duty-leader'],
}

type Planned = Pick<Duty, 'account' | 'place' | 'from' | 'until' | 'endedAt'>

const counts = (duty: Planned, account: string, role: DutyRole): boolean =>
  duty.account === account && placesOf[role].includes(duty.place.kind)

/** When the duty in this role ends that runs at `now`, through all that follow without a gap; undefined off duty. */
export function dutyEnds(duties: readonly Planned[], account: string, role: DutyRole, now: number): number | undefined {
  const own = duties.filter((duty) => duty.endedAt === null && counts(duty, account, role))
  let end: number | undefined
  for (const { from, until } of own.toSorted((a, b) => a.from - b.from)) {
    if (from <= (end ?? now) && until > (end ?? now)) end = until
  }
  return end
}

/** When the last duty in this role ended, withdrawn ones at their withdrawal; undefined where there was none. */
export function dutyEnded(
  duties: readonly Planned[],
  account: string,
  role: DutyRole,
  now: number,
): number | undefined {
  const ends = duties
    .filter((duty) => counts(duty, account, role) && duty.from <= now)
    .map(({ until, endedAt }) => Math.min(until, endedAt ?? until))
  const past = ends.filter((end) => end <= now)
  return past.length === 0 ? undefined : Math.max(...past)
}

/** Whether a call keeps its taker at the desk: open in the own hand, or part of an incident with the caller still on the line. */
export const isInHand = ({ state, clocks }: Pick<Contact, 'state' | 'clocks'>): boolean =>
  state.phase === 'open' || (state.phase === 'attached' && clocks.hungUp === null)

/** What says whether somebody is on duty. */
export type Standing = {
  /** of the organisation's settings */
  readonly onDutyRoles: readonly DutyRole[]
  /** roles that are held in somebody's stead: giving them was putting on duty, their end is their own */
  readonly standingIn: readonly Role[]
  readonly duties: readonly Planned[]
  /** a call is in that person's hand: nobody is cut off in the middle of one */
  readonly hasCall: boolean
  readonly now: number
}

/** Which of `roles` give nothing now: the site asks for duty in them, and there is none. */
export function offDutyRoles(
  { account, roles }: Pick<Viewer, 'account' | 'roles'>,
  { onDutyRoles, standingIn, duties, hasCall, now }: Standing,
): readonly DutyRole[] {
  if (hasCall || onDutyRoles.length === 0) return []
  return dutyRoles.filter(
    (role) =>
      roles.includes(role) &&
      onDutyRoles.includes(role) &&
      !standingIn.includes(role) &&
      !duties.some((duty) => counts(duty, account, role) && isOnDuty(duty, now)),
  )
}

/** Who `viewer` is with the roles `off` at rest: what is left, and what everybody may know who comes to work. */
export const offDutyViewer = (viewer: Viewer, off: readonly DutyRole[]): Viewer =>
  off.length === 0
    ? viewer
    : {
        ...viewer,
        roles: [...viewer.roles.filter((role) => !off.some((each) => each === role)), 'off-duty'],
        offDuty: off,
      }
