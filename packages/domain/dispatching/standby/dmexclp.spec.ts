import { describe, expect, it } from 'vitest'
import { groupByCover } from './cover-sets.ts'
import { numbersFrom, plainCoverage, strewn } from './cover-sets.fixture.ts'
import { StandbyAdvisor, type IdleUnit } from './dmexclp.ts'

const seed = Number(process.env['TOCSIN_SEED'] ?? 1)
const near = (base: number) => 60 * (base + 1)
const idle = (id: string, base: number | undefined): IdleUnit => ({ id, base, driveS: near })

// Three bases; base 0 covers half of the demand, 1 and 2 a quarter each.
const sets = groupByCover({ bases: 3, weights: [2, 1, 1], covers: (place, base) => place === base })
const advisor = new StandbyAdvisor({ sets, busy: 0.5, capacity: [2, 2, 2] })

describe('DMEXCLP for a unit that becomes free', () => {
  it('sends it where it adds most to what the idle units cover', () => {
    expect(advisor.bestBaseFor(idle('a', undefined), [0, 0, 0])).toEqual({ base: 0, gain: 0.25, driveS: 60 })
    expect(advisor.bestBaseFor(idle('a', undefined), [2, 1, 0])).toEqual({ base: 2, gain: 0.125, driveS: 180 })
  })

  it('takes the nearer of equals', () => {
    const towards2 = { driveS: (base: number) => 500 - 100 * base }
    expect(advisor.bestBaseFor(towards2, [1, 0, 0])?.base).toBe(2)
    expect(advisor.bestBaseFor({ driveS: near }, [1, 0, 0])?.base).toBe(0)
  })

  it('leaves out full bases and those with an unknown way, and may have no answer', () => {
    const only1 = { driveS: (base: number) => (base === 1 ? 10 : undefined) }
    expect(advisor.bestBaseFor(only1, [0, 1, 0])?.base).toBe(1)
    expect(advisor.bestBaseFor(only1, [0, 2, 0])).toBeUndefined()
  })

  it('tells each option with its gain, the best first; a unit with a base gains over staying', () => {
    expect(advisor.options(idle('a', undefined), [1, 0, 0]).map(({ base, gain }) => [base, gain])).toEqual([
      [0, 0.125],
      [1, 0.125],
      [2, 0.125],
    ])
    expect(advisor.options(idle('a', 2), [1, 0, 1]).map(({ base, gain }) => [base, gain])).toEqual([
      [0, 0.0625],
      [1, 0.0625],
      [2, 0],
    ])
  })

  it('says of a base what the plain formula says', () => {
    const unit = numbersFrom(seed)
    for (let round = 0; round < 30; round++) {
      const scene = strewn(seed + round, 12, 150)
      const others = Array.from({ length: 12 }, () => Math.floor(unit() * 3))
      const free = new StandbyAdvisor({ sets: scene.sets, busy: 0.3, capacity: Array.from({ length: 12 }, () => 9) })
      const best = free.bestBaseFor({ driveS: near }, others)
      const before = plainCoverage(scene, others, 0.3)
      const gains = others.map((n, base) => plainCoverage(scene, others.with(base, n + 1), 0.3) - before)
      expect(best?.gain).toBeCloseTo(Math.max(...gains), 10)
    }
  })
})

describe('DMEXCLP for units that wait already', () => {
  it('names the unit whose move wins most, from where, and what it wins', () => {
    const move = advisor.bestMove([idle('a', 1), idle('b', 1), idle('c', 2)], 0.01)
    expect(move).toEqual({ unit: 'a', from: 1, base: 0, gain: 0.25 - 0.0625, driveS: 60 })
  })

  it('says nothing when no move wins enough', () => {
    expect(advisor.bestMove([idle('a', 1), idle('b', 1), idle('c', 2)], 0.2)).toBeUndefined()
    expect(advisor.bestMove([idle('a', 0), idle('b', 1), idle('c', 2)], 0)).toBeUndefined()
    expect(advisor.bestMove([], 0)).toBeUndefined()
  })

  it('prefers the unit with the shorter drive', () => {
    const far: IdleUnit = { id: 'far', base: 1, driveS: () => 900 }
    expect(advisor.bestMove([far, idle('close', 1), idle('c', 2)], 0.01)?.unit).toBe('close')
  })

  it('moving by its advice until it is silent never loses coverage', () => {
    const scene = strewn(seed, 8, 150)
    const free = new StandbyAdvisor({ sets: scene.sets, busy: 0.4, capacity: Array.from({ length: 8 }, () => 5) })
    let units = [0, 0, 0, 0, 0].map((base, i) => idle(`u${i}`, base))
    const coverage = () => {
      const at = Array.from({ length: 8 }, () => 0)
      for (const { base = 0 } of units) at[base] = (at[base] ?? 0) + 1
      return plainCoverage(scene, at, 0.4)
    }
    for (let rounds = 0; ; rounds++) {
      expect(rounds).toBeLessThan(50)
      const before = coverage()
      const move = free.bestMove(units, 1e-9)
      if (!move) break
      units = units.map((each) => (each.id === move.unit ? { ...each, base: move.base } : each))
      expect(coverage() - before).toBeCloseTo(move.gain, 10)
    }
  })
})
