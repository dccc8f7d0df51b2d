import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayMove, nextMoveAt } from './move-rate.ts'

const minute = 60_000
const rate = { unitRestMs: 30 * minute, perHour: 2, leastGain: 0 }

describe('how often units are moved', () => {
  it('lets a unit rest after a move, and others go', () => {
    const moves = [{ unit: 'a', at: 0 }]
    expect(nextMoveAt('a', 10 * minute, moves, rate)).toBe(30 * minute)
    expect(mayMove('a', 10 * minute, moves, rate)).toBe(false)
    expect(mayMove('b', 10 * minute, moves, rate)).toBe(true)
    expect(mayMove('a', 30 * minute, moves, rate)).toBe(true)
  })

  it('lets no more than so many go in any hour, whoever they are', () => {
    const moves = [
      { unit: 'b', at: 20 * minute },
      { unit: 'a', at: 0 },
    ]
    expect(nextMoveAt('c', 25 * minute, moves, rate)).toBe(60 * minute)
    expect(mayMove('c', 60 * minute, moves, rate)).toBe(true)
  })

  it('never lets any go at a rate of 0', () => {
    expect(nextMoveAt('a', 0, [], { ...rate, perHour: 0 })).toBe(Infinity)
  })

  it('tells the earliest moment at which one may, and not a millisecond before', () => {
    const past = fc.array(
      fc.record({ unit: fc.constantFrom('a', 'b', 'c', 'd'), at: fc.integer({ min: 0, max: 168 * 60 * minute }) }),
      { maxLength: 80 },
    )
    const any = fc.record({
      unitRestMs: fc.integer({ min: 5, max: 1440 }).map((each) => each * minute),
      perHour: fc.integer({ min: 1, max: 60 }),
      leastGain: fc.constant(0),
    })
    fc.assert(
      fc.property(past, any, fc.integer({ min: 0, max: 168 * 60 * minute }), (moves, set, now) => {
        const next = nextMoveAt('a', now, moves, set)
        expect(next).toBeGreaterThanOrEqual(now)
        expect(mayMove('a', next, moves, set)).toBe(true)
        expect(next > now && mayMove('a', next - 1, moves, set)).toBe(false)
        const hour = moves.filter(({ at }) => at > next - 60 * minute)
        expect(hour.length).toBeLessThan(set.perHour)
        const tooSoon = moves.filter(({ unit, at }) => unit === 'a' && next - at < set.unitRestMs)
        expect(tooSoon).toEqual([])
      }),
    )
  })

  it('holds over a week of hours at any setting, whoever asks when', () => {
    const asked = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 6 * 60 * minute })),
      { minLength: 30, maxLength: 120 },
    )
    const any = fc.tuple(fc.integer({ min: 5, max: 300 }), fc.integer({ min: 0, max: 6 }))
    fc.assert(
      fc.property(asked, any, (asks, [restMin, perHour]) => {
        const set = { unitRestMs: restMin * minute, perHour, leastGain: 0 }
        const moves: { unit: string; at: number }[] = []
        let now = 0
        for (const [unit, pause] of asks) {
          now += pause
          if (mayMove(unit, now, moves, set)) moves.push({ unit, at: now })
        }
        for (const { unit, at } of moves) {
          expect(moves.filter((move) => move.at >= at && move.at < at + 60 * minute).length).toBeLessThanOrEqual(
            perHour,
          )
          const again = moves.filter((move) => move.unit === unit && move.at > at && move.at < at + set.unitRestMs)
          expect(again).toEqual([])
        }
      }),
    )
  })

  it('holds in every hour and for every unit, whenever one asks', () => {
    const asked = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 20 * minute })), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 4 }), (asks, perHour) => {
        const moves: { unit: string; at: number }[] = []
        let now = 0
        for (const [unit, pause] of asks) {
          now += pause
          if (mayMove(unit, now, moves, { ...rate, perHour })) moves.push({ unit, at: now })
        }
        for (const { unit, at } of moves) {
          const after = moves.filter((move) => move.at >= at && move.at < at + 60 * minute)
          expect(after.length).toBeLessThanOrEqual(perHour)
          const own = moves.filter((move) => move.unit === unit && move.at > at && move.at < at + 30 * minute)
          expect(own).toEqual([])
        }
      }),
    )
  })
})
