import { describe, expect, it } from 'vitest'
import type { Step } from '../testing/stage.fixture.ts'
import { called, opened, town } from '../testing/town.fixture.ts'
import { view } from '../view.ts'
import { bestFix, keptFixes, locatableMs, radius95M, type Fix, type MeasuredPlace } from './fix.ts'

const spot = { point: { lon: 114.3, lat: 30.5 }, radiusM: 50, confidencePct: 68, method: 'gnss' } as const
const located = (contact: string, fix: string, at = 1_795_320_000_000, by = 'source/police'): Step => [
  by,
  'locate-contact',
  { contact, fix, source: 'handset', at, spot },
]
const rung = 1_795_319_990_000
const rings = (contact: string): Step => [
  'source/police',
  'open-contact',
  { contact, channel: 'phone', clocks: { rung }, words: { callerNumber: '1' } },
]

describe('where a caller is', () => {
  it('is told by the exchange while it rings, is open or belongs to an open incident', () => {
    const stage = town().given(rings('r'), called('o'), called('a'), opened('i', 'a'))
    for (const contact of ['r', 'o', 'a']) {
      stage.given(located(contact, `f-${contact}`))
      expect(stage.the('contact', contact).fixes).toMatchObject([{ id: `f-${contact}`, source: 'handset' }])
    }
  })

  it('is not told by people at desks, whose choice is another field', () => {
    const stage = town().given(called('c'))
    expect(stage.when(...located('c', 'f', rung, 'p-taker'))).toMatchObject({ refused: 'not-allowed' })
  })

  it('is taken for ten minutes after the line dropped, and refused after that', () => {
    const stage = town().given(rings('r'))
    stage.given(['source/police', 'hang-up-contact', { contact: 'r', at: stage.now }])
    const droppedAt = stage.the('contact', 'r').clocks.hungUp ?? 0
    stage.now = droppedAt + locatableMs - 2_000
    stage.given(located('r', 'f1'))
    stage.now = droppedAt + locatableMs
    expect(stage.when(...located('r', 'f2'))).toMatchObject({ refused: 'contact-ended' })
  })

  it('is refused once somebody ended the call on purpose', () => {
    const stage = town().given(called('c'), ['p-taker', 'end-contact', { contact: 'c', reason: 'wrong-number' }])
    expect(stage.when(...located('c', 'f'))).toMatchObject({ refused: 'contact-ended' })
  })

  it('is one however often it is sent, never lies in the future, and only the newest are kept', () => {
    const stage = town().given(called('c'), located('c', 'f', 4_000_000_000_000), located('c', 'f'))
    expect(stage.the('contact', 'c').fixes.map(({ at }) => at)).toEqual([stage.the('contact', 'c').fixes[0]?.arrivedAt])
    for (let n = 0; n < keptFixes + 3; n += 1) stage.given(located('c', `g${n}`))
    expect(stage.the('contact', 'c').fixes.map(({ id }) => id)).toEqual(
      Array.from({ length: keptFixes }, (_, n) => `g${n + 3}`),
    )
  })

  it('stands in no document: that there is one, by whom and when, is all that goes over the wire', () => {
    const stage = town().given(called('c'), located('c', 'f'))
    const taker = stage.viewer('p-taker')
    const document = taker && view(taker, 'contact', stage.the('contact', 'c'))
    expect(document).toMatchObject({ fixes: [{ id: 'f', source: 'handset' }] })
    expect(JSON.stringify(document)).not.toContain('spot')
  })
})

describe('the best of several', () => {
  const fix = (
    id: string,
    radiusM: number | null,
    at: number,
    confidencePct: number | null = 68,
  ): Fix<MeasuredPlace> => ({
    id,
    source: 'network',
    at,
    arrivedAt: at,
    spot: { point: { lon: 0, lat: 0 }, radiusM, confidencePct, method: 'unknown', outline: null },
  })

  it('has the least doubt at the same confidence: sqrt(-ln(1-p)), RFC 7459', () => {
    expect(radius95M({ radiusM: 100, confidencePct: 95 })).toBeCloseTo(100, 6)
    expect(radius95M({ radiusM: 100, confidencePct: 39.35 })).toBeCloseTo(244.8, 1)
    expect(bestFix([fix('a', 100, 0, 95), fix('b', 80, 0, 50)], 0)?.id).toBe('a')
  })

  it('gives way to a coarser one when it is so old that the caller may have gone on', () => {
    const fixes = [fix('sharp', 8, 0), fix('coarse', 60, 300_000)]
    expect(bestFix(fixes, 10_000)?.id).toBe('sharp')
    expect(bestFix(fixes, 310_000)?.id).toBe('coarse')
  })

  it('is never one of which nobody said how far off it may be, while another is better than a cell', () => {
    expect(bestFix([fix('untold', null, 0), fix('cell', 800, 0)], 0)?.id).toBe('cell')
    expect(bestFix([], 0)).toBeUndefined()
  })
})
