import { expect, it } from 'vitest'
import type { Comer } from './answer.ts'
import { nextAfter } from './next-after.ts'

const comer = (unit: string, standing: Comer['standing'] = 'available') => ({
  unit,
  seconds: 60,
  standing,
  lentBy: null,
  abandons: null,
  rest: null,
  metres: 1,
  delayS: 0,
  whyUnknown: null,
  from: 'position' as const,
  ageS: 0,
  profile: 'car' as const,
  factor: 1,
  learnt: false,
  use: 'x',
  reasons: [],
})
const kindOf = (unit: string): string => unit.slice(0, 1)
const anybody = (): boolean => true

it('DR21 the next best is one of the lost one’s kind, out of the set before beside it', () => {
  const units = [comer('A1'), comer('E2')]
  expect(nextAfter({ units, others: [comer('E3')] }, 'E1', kindOf, anybody)?.unit).toBe('E2')
  expect(nextAfter({ units: [comer('A1')], others: [comer('E3')] }, 'E1', kindOf, anybody)?.unit).toBe('E3')
  expect(nextAfter({ units: [comer('A1')], others: [comer('B3')] }, 'E1', kindOf, anybody)?.unit).toBe('A1')
})

it('DR21 never the lost one itself, one at other work, or one that has gone too', () => {
  const units = [comer('E1'), comer('E2', 'divert'), comer('E3', 'clearing'), comer('E4')]
  expect(nextAfter({ units, others: [] }, 'E1', kindOf, (unit) => unit !== 'E4')).toBeUndefined()
  expect(nextAfter({ units, others: [] }, 'E1', kindOf, anybody)?.unit).toBe('E4')
})
