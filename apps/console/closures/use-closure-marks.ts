import { closureStanding } from '@tocsin/domain'
import { markShapes } from '@tocsin/ui/map'
import { useMemo } from 'react'
import { useAll } from '../live/use-board.ts'
import { useNow } from '../live/use-now.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { closureMarks, shapeMarks, type ClosureMarks } from './closure-marks.ts'
import { drawing } from './drawing.ts'

/** All closures as they stand now, and the one that is being drawn. The same lists until one comes, goes or changes. */
export function useClosureMarks(): ClosureMarks {
  const { trade } = useWords()
  const closures = useAll('closure')
  const now = useNow()
  const standings = closures.map((each) => closureStanding(each, now)).join()
  const { shape, points } = useStore(drawing, (state) => state)
  const standing = useMemo(
    // Standings are what of the clock matters here.
    () => closureMarks(closures, now, ({ reason }) => trade.closureReasons[reason]),
    // oxlint-disable-next-line react/exhaustive-deps
    [closures, standings, trade],
  )
  return useMemo(() => {
    if (shape === null) return standing
    const look = { id: 'drawing', colour: '--accent', faint: false }
    const kind = shape === 'area' && points.length < 3 ? 'across' : shape
    const draft = shapeMarks({ kind, line: points }, look)
    const corners = points.map((point, n) => ({
      ...point,
      id: `corner-${n}`,
      colour: '--accent',
      shape: markShapes.disc,
    }))
    return {
      areas: [...standing.areas, ...draft.areas],
      lines: [...standing.lines, ...draft.lines],
      points: [...standing.points, ...corners],
    }
  }, [standing, shape, points])
}
