import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { coverOf, openEms } from '../../packages/city/ems/index.ts'
import { exactCoverage } from '../../packages/domain/dispatching/standby/exact-mexclp.fixture.ts'
import { groupByCover, planStandby } from '../../packages/domain/dispatching/standby/index.ts'

const auckland = join(import.meta.dirname, '../../../shared/data/ems/auckland')

describe.skipIf(!existsSync(auckland))(
  'MEXCLP on Auckland: 16 units, 14 stations, 8 min less the dispatch delay, q = .5',
  () => {
    it('comes within 0.0005 of the exact integer solution, also with fewer and more units', async () => {
      const model = await openEms(auckland)
      const { weights, covers } = coverOf(model, 8 * 60 - model.dispatchDelayS)
      const sets = groupByCover({ bases: 14, weights, covers })
      const capacity = model.stations.map((station) => station.capacity)
      for (const [units, busy] of [
        [16, 0.5],
        [7, 0.5],
        [30, 0.5],
        [16, 0.2],
        [16, 0.8],
      ] as const) {
        const question = { sets, units, capacity, busy }
        const plan = planStandby(question)
        const exact = await exactCoverage(question)
        expect(Math.abs(plan.expectedCoverage - exact), `${units} units, q ${busy}`).toBeLessThanOrEqual(0.0005)
      }
    })
  },
)
