import type { Closure } from '@tocsin/domain'
import { expect, it } from 'vitest'
import { bodyOf, formOf } from './closure-fields.ts'

const now = Date.UTC(2026, 10, 22, 4, 0)
const hour = 3_600_000
const zone = 'Asia/Shanghai'
const fresh = formOf(undefined, now, zone)

it('begins as a closure from now until it is lifted', () => {
  expect(bodyOf(fresh, now, zone)).toEqual({
    effect: { kind: 'closed' },
    startsAt: null,
    endsAt: null,
    reason: 'works',
    note: '',
  })
})

it('counts quick choices from the start', () => {
  expect(bodyOf({ ...fresh, until: '30' }, now, zone)).toMatchObject({ endsAt: now + hour / 2 })
  const later = { ...fresh, from: 'at' as const, fromAt: '2026-11-22T13:00', until: '60' }
  expect(bodyOf(later, now, zone)).toMatchObject({ startsAt: now + hour, endsAt: now + 2 * hour })
})

it('tells what is wrong instead of sending it', () => {
  expect(bodyOf({ ...fresh, effect: 'slower', factor: '1' }, now, zone)).toBe('badNumber')
  expect(bodyOf({ ...fresh, effect: 'speed', speed: '' }, now, zone)).toBe('badNumber')
  expect(bodyOf({ ...fresh, until: 'at', untilAt: '' }, now, zone)).toBe('badTime')
  expect(bodyOf({ ...fresh, until: 'at', untilAt: '2026-11-22T11:00' }, now, zone)).toBe('endBeforeStart')
})

it('shows a closure as it is, and changes nothing by itself', () => {
  const closure: Closure = {
    id: 'r',
    org: 'o',
    geometry: { kind: 'point', point: { lon: 1, lat: 2 } },
    effect: { kind: 'speed', speedKmh: 15 },
    direction: 'both',
    startsAt: now - hour,
    endsAt: now + hour,
    reason: 'ice',
    note: 'bridge',
    drawnAt: now,
    drawnBy: 'a',
    exercise: false,
    liftedAt: null,
  }
  const { effect, startsAt, endsAt, reason, note } = closure
  expect(bodyOf(formOf(closure, now, zone), now, zone)).toEqual({ effect, startsAt, endsAt, reason, note })
})
