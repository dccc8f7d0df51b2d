import type { Unit } from '@tocsin/domain'
import { useMemo } from 'react'
import { useAll } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'

/** One's own units and those that are lent; what a neighbour only offers has not come yet. */
export function useUsable(): readonly Unit[] {
  const units = useAll('unit')
  const { org } = useViewer()
  return useMemo(
    () => units.filter((unit) => unit.org === org || unit.loans?.some(({ state }) => state !== 'offered') === true),
    [units, org],
  )
}
