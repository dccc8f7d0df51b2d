import type { Unit } from '@tocsin/domain'
import { useMemo } from 'react'
import { useAll } from '../live/use-board.ts'
import { useMyPost } from '../station/my-post.ts'
import { useViewer } from '../live/use-line.ts'

/** One's own units and those that are lent; what a neighbour only offers has not come yet. At a command room, its post's. */
export function useUsable(): readonly Unit[] {
  const units = useAll('unit')
  const { org } = useViewer()
  const post = useMyPost()
  return useMemo(
    () =>
      post === null
        ? units.filter((unit) => unit.org === org || unit.loans?.some(({ state }) => state !== 'offered') === true)
        : units.filter((unit) => unit.post === post),
    [units, org, post],
  )
}
