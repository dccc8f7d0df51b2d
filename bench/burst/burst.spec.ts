import type { Board } from '@tocsin/link'
import { expect, it } from 'vitest'
import { rowsFrom } from '../../apps/console/incident-list/rows.ts'
import { runBurst } from './run-burst.ts'

it('F14 a burst loses no call, links duplicates without hiding them, and stands by priority, then age', async () => {
  const wrongOrder: string[] = []
  let looked = 0
  const watch = (board: Board): void => {
    const rows = rowsFrom(board.all('incident'), board.all('slip'), board.all('unit')).map(({ incident }) => incident)
    looked += 1
    for (const [at, after] of rows.slice(1).entries()) {
      const before = rows[at]
      const isOrdered =
        before !== undefined &&
        (before.priority < after.priority || (before.priority === after.priority && before.openedAt <= after.openedAt))
      if (!isOrdered) wrongOrder.push(`${before?.id} before ${after.id}`)
    }
  }
  const verdict = await runBurst({ calls: 240, duplicateShare: 0.3, takers: 6, seed: 14, perS: null, watch })
  expect(verdict.ledger.refused).toEqual([])
  expect(verdict.ledger.rung.size).toBe(240)
  expect({ lost: verdict.lost, doubled: verdict.doubled, mislinked: verdict.mislinked }).toEqual({
    lost: [],
    doubled: [],
    mislinked: [],
  })
  expect(verdict.duplicates).toBeGreaterThan(45)
  // One that is answered before the first call about the same has its incident is nobody's fault: there was nothing to join.
  expect(verdict.linked / verdict.duplicates).toBeGreaterThan(0.8)
  expect(looked).toBeGreaterThan(240)
  expect(wrongOrder).toEqual([])
}, 180_000)
