import { useMemo } from 'react'
import { useAll } from '../live/use-board.ts'
import { rowsFrom, type Row } from './rows.ts'

/** The rows of the board as it is now. */
export function useRows(): readonly Row[] {
  const incidents = useAll('incident')
  const slips = useAll('slip')
  const units = useAll('unit')
  return useMemo(() => rowsFrom(incidents, slips, units), [incidents, slips, units])
}
