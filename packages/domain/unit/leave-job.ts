import type { AnyEvent } from '../all-events.ts'
import type { Told } from '../clock.ts'
import type { ClaimRequest, World } from '../decision.ts'
import type { Draft } from '../event.ts'
import { unitClaim } from '../numbers.ts'
import { runOf } from '../slip/end-slip.ts'
import type { Run, Slip } from '../slip/slip.ts'
import { unitOn, type Unit, type WorkStatus } from './unit.ts'

/** What follows for a unit and its claim. */
export type Passed = {
  readonly events: readonly Draft<AnyEvent>[]
  readonly take: readonly ClaimRequest[]
  readonly release: readonly ClaimRequest[]
}

const statuses = [
  ['atDestination', 'at-destination'],
  ['transporting', 'transporting'],
  ['onScene', 'on-scene'],
  ['left', 'en-route'],
  ['acknowledged', 'acknowledged'],
] as const

/** The status that a run's last milestone says. */
export const statusOfRun = (run: Run): WorkStatus =>
  statuses.find(([milestone]) => run[milestone] !== null)?.[1] ?? 'dispatched'

/**
 * What becomes of a unit whose work under `slip` ends. From a job beside its own it is only detached. From its own it goes
 * to the first of those beside, with the status that that job has come to, its claim with it; without any it is free. DR23
 */
export function leaveJob(unit: Unit, slip: Slip, told: Told, world: World): Passed {
  const { state, alsoOn } = unit
  if (alsoOn.includes(slip.id))
    return { events: [unitOn(slip, unit, { type: 'unit-detached', data: { slip: slip.id } })], take: [], release: [] }
  // one that has moved on already is left alone
  if (!('slip' in state) || state.slip !== slip.id) return { events: [], take: [], release: [] }
  const key = unitClaim(unit.id)
  const next = alsoOn.map((id) => world.get('slip', id)).find((each) => each !== undefined)
  const run = next && runOf(next, unit.id)
  if (next === undefined || run === undefined)
    return {
      events: [unitOn(slip, unit, { type: 'unit-status-changed', data: { ...told, to: { phase: 'available' } } })],
      take: [],
      release: [{ key, holder: slip.id }],
    }
  const to = { phase: statusOfRun(run), slip: next.id }
  return {
    events: [unitOn(next, unit, { type: 'unit-status-changed', data: { ...told, to } })],
    take: [{ key, holder: next.id }],
    release: [{ key, holder: slip.id }],
  }
}
