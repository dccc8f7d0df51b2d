import { describe, expect, it } from 'vitest'
import { permit } from '../permit.ts'
import { town } from '../testing/town.fixture.ts'
import { viewerOf } from '../viewer.ts'
import { view } from '../view.ts'
import type { Duty } from './duty.ts'
import { dutyEnded, dutyEnds, dutyRoles, isInHand, offDutyRoles, offDutyViewer, type Standing } from './on-duty.ts'

const hourMs = 3_600_000
const shift = (from: number, until: number, more: Partial<Duty> = {}): Duty => ({
  id: `${from}`,
  org: 'police',
  account: 'ann',
  place: { kind: 'seat', seat: 's1' },
  from: from * hourMs,
  until: until * hourMs,
  number: null,
  plannedBy: 'p-shift',
  endedAt: null,
  ...more,
})
const ann = { account: 'ann', roles: ['dispatcher', 'administrator'] as const }
const off = (hour: number, duties: readonly Duty[], more: Partial<Standing> = {}) =>
  offDutyRoles(ann, {
    onDutyRoles: ['dispatcher'],
    standingIn: [],
    duties,
    hasCall: false,
    now: hour * hourMs,
    ...more,
  })

describe('rights that follow the duty', () => {
  it('rest before the shift and from its end on, to the millisecond', () => {
    const duties = [shift(8, 20)]
    expect(off(7.999, duties)).toEqual(['dispatcher'])
    expect(off(8, duties)).toEqual([])
    expect(off(20 - 1 / hourMs, duties)).toEqual([])
    expect(off(20, duties)).toEqual(['dispatcher'])
  })

  it('rest by no clock where the site asks for no duty, nor for roles that have no shift', () => {
    expect(off(3, [], { onDutyRoles: [] })).toEqual([])
    expect(off(3, [], { onDutyRoles: ['call-taker'] })).toEqual([])
    expect(dutyRoles).not.toContain('administrator')
    expect(dutyRoles).not.toContain('auditor')
  })

  it('are given by a duty of oneself alone, of that kind, that stands', () => {
    expect(off(9, [shift(8, 20, { account: 'ben' })])).toEqual(['dispatcher'])
    expect(off(9, [shift(8, 20, { place: { kind: 'unit', unit: 'u' } })])).toEqual(['dispatcher'])
    expect(off(9, [shift(8, 20, { endedAt: 8.5 * hourMs })])).toEqual(['dispatcher'])
  })

  it('stay with who stands in, and while a call is in hand', () => {
    expect(off(3, [], { standingIn: ['dispatcher'] })).toEqual([])
    expect(off(21, [shift(8, 20)], { hasCall: true })).toEqual([])
  })

  it('end with the last of shifts that follow without a gap', () => {
    const duties = [shift(20, 26), shift(8, 20), shift(27, 30)]
    expect(dutyEnds(duties, 'ann', 'dispatcher', 9 * hourMs)).toBe(26 * hourMs)
    expect(dutyEnds(duties, 'ann', 'dispatcher', 26.5 * hourMs)).toBeUndefined()
    expect(dutyEnded(duties, 'ann', 'dispatcher', 26.5 * hourMs)).toBe(26 * hourMs)
    expect(dutyEnded([shift(8, 20, { endedAt: 10 * hourMs })], 'ann', 'dispatcher', 11 * hourMs)).toBe(10 * hourMs)
    expect(dutyEnded(duties, 'ann', 'dispatcher', 9 * hourMs)).toBeUndefined()
  })
})

it('a call is in hand until it is part of an incident and its caller has hung up', () => {
  const line = (hungUp: number | null) => ({ rung: 1, handed: null, offHook: 2, hungUp }) as never
  expect(isInHand({ state: { phase: 'open' }, clocks: line(5) })).toBe(true)
  expect(isInHand({ state: { phase: 'attached', incident: 'i' }, clocks: line(null) })).toBe(true)
  expect(isInHand({ state: { phase: 'attached', incident: 'i' }, clocks: line(5) })).toBe(false)
  expect(isInHand({ state: { phase: 'waiting', since: 1 }, clocks: line(null) })).toBe(false)
})

describe('whoever is off duty', () => {
  const stage = town()
  const whole = viewerOf(stage.the('account', 'p-dispatcher'))
  if (whole === undefined) throw new Error('p-dispatcher is disabled')
  const rested = offDutyViewer(
    whole,
    dutyRoles.filter((role) => whole.roles.includes(role)),
  )

  it('is told that it is the duty that is wanting, and only for what the own role would give', () => {
    const world = { get: () => undefined, all: () => [] } as never
    const close = { type: 'close-incident', body: { incident: 'i', result: 'other' } } as never
    const create = { type: 'create-account', body: { account: 'x', login: 'x', roles: [], post: null } } as never
    expect(permit(rested, close, world)).toEqual({ refused: 'off-duty', detail: { verb: 'close-incident' } })
    expect(permit(rested, create, world)).toMatchObject({ refused: 'not-allowed' })
    expect(permit(whole, close, world)).toBeUndefined()
  })

  it('sees who is in the organisation and on its calendar, and no work', () => {
    expect(view(rested, 'organisation', stage.the('organisation', 'police'))).toBeDefined()
    const units = stage.ledger.all('unit').filter((unit) => view(whole, 'unit', unit) !== undefined)
    expect(units.length).toBeGreaterThan(0)
    for (const unit of units) expect(view(rested, 'unit', unit)).toBeUndefined()
  })
})
