import { closureStanding, type Point } from '@tocsin/domain'
import { markShapes } from '@tocsin/ui/map'
import { useMemo } from 'react'
import { useAll } from '../live/use-board.ts'
import { useNow } from '../live/use-now.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { closureMarks, shapeMarks, type ClosureMarks } from './closure-marks.ts'
import { drawing, type DrawnShape } from './drawing.ts'

/** All closures as they stand now, and the one that is being drawn. The same lists until one comes, goes or changes. */
export function useClosureMarks(): ClosureMarks {
  const { trade } = useWords()
  const closures = useAll('closure')
  const now = useNow()
  const standings = closures.map((each) => closureStanding(each, now)).join()
  const { shape, points, hit } = useStore(drawing, (state) => state)
  const standing = useMemo(
    // Standings are what of the clock matters here.
    () => closureMarks(closures, now, ({ reason }) => trade.closureReasons[reason]),
    // oxlint-disable-next-line react/exhaustive-deps
    [closures, standings, trade],
  )
  const roads = useMemo(
    () => hit.map((line, n) => ({ id: `hit-${n}`, line, colour: '--closed', widthPx: 7, faint: true })),
    [hit],
  )
  const draft = useMemo(() => draftMarks(shape, points), [shape, points])
  return useMemo(() => {
    if (draft === undefined && roads.length === 0) return standing
    return {
      areas: [...standing.areas, ...(draft?.areas ?? [])],
      lines: [...standing.lines, ...roads, ...(draft?.lines ?? [])],
      points: [...standing.points, ...(draft?.points ?? [])],
    }
  }, [standing, roads, draft])
}

/** What is being drawn, with its corners. */
function draftMarks(shape: DrawnShape | null, points: readonly Point[]): ClosureMarks | undefined {
  if (shape === null) return undefined
  const look = { id: 'drawing', colour: '--accent', faint: false }
  const kind = shape === 'area' && points.length < 3 ? 'across' : shape
  const corners = points.map((point, n) => ({
    ...point,
    id: `corner-${n}`,
    colour: '--accent',
    shape: markShapes.disc,
  }))
  return { ...shapeMarks({ kind, line: points }, look), points: corners }
}
