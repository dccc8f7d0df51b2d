import { mayEver, type Unit } from '@tocsin/domain'
import type { UnitPosition } from '@tocsin/link'
import { formatTime, statusMarks } from '@tocsin/ui'
import type { Words } from '@tocsin/ui/words'
import { markShapes, type MapLine, type MapPoint } from '@tocsin/ui/map'
import { useEffect, useMemo, useState } from 'react'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { useLive } from '../live/line-context.ts'
import { useAll } from '../live/use-board.ts'
import { useTimeZone, useViewer } from '../live/use-line.ts'
import { createStore, useStore } from '../store.ts'
import { useQuestion, type Question } from '../use-question.ts'
import { desk } from '../desk/desk-state.ts'
import { useWords } from '../words.ts'

/** The incident whose units' trails are shown; another selection ends it, so that no trail is ever shown of another. */
export const trailsOf = createStore<{ readonly incident: string | null }>({ incident: null })
export function toggleTrails(): void {
  const { incident } = desk.get()
  trailsOf.set({ incident: trailsOf.get().incident === incident ? null : incident })
}

const answer = z.object({
  trails: z.array(
    z.object({
      unit: z.string(),
      since: z.number(),
      until: z.number().nullable(),
      points: z.array(z.tuple([z.number(), z.number(), z.number()])),
    }),
  ),
})
/** Where a unit was since it was sent; `points` are milliseconds, lon, lat, oldest first; `until` null: it goes on. */
export type Trail = z.output<typeof answer>['trails'][number]

/** The trails of the selected incident while they are wanted, longer by what comes in; asked for once, for each asking is logged. */
export function useTrails(): Question<readonly Trail[]> | null {
  const selected = useStore(desk, (state) => state.incident)
  const wanted = useStore(trailsOf, (state) => state.incident)
  const { roles } = useViewer()
  const incident = wanted !== null && wanted === selected && mayEver(roles, 'see-trails') ? wanted : null
  useEffect(() => {
    if (wanted !== null && wanted !== selected) trailsOf.set({ incident: null })
  }, [wanted, selected])
  const { question } = useQuestion(incident === null ? null : `trails/${incident}`, (signal) =>
    ask(`/api/incidents/${encodeURIComponent(incident ?? '')}/trails`, answer, { signal }),
  )
  const trails = useGrowing(question?.answer?.trails)
  if (question === null) return null
  return question.phase === 'answered' ? { phase: 'answered', answer: trails ?? [] } : { ...question, answer: trails }
}

/** Trails as they were told, longer by the positions that have come since. */
function useGrowing(told: readonly Trail[] | undefined): readonly Trail[] | undefined {
  const { positions } = useLive().line.link
  const [grown, setGrown] = useState<{ readonly told: readonly Trail[]; readonly trails: readonly Trail[] } | null>(
    null,
  )
  useEffect(() => {
    if (told === undefined) return undefined
    let trails = told
    return positions.subscribe((changed) => {
      const byUnit = new Map(changed.map((each) => [each.unit, each]))
      const longest = trails.map((trail) => longer(trail, byUnit.get(trail.unit)))
      if (longest.every((trail, at) => trail === trails[at])) return
      trails = longest
      setGrown({ told, trails })
    })
  }, [positions, told])
  return grown !== null && grown.told === told ? grown.trails : told
}

/** A trail with a newer position at its end; the same one where there is none, or its work has ended. */
export function longer(trail: Trail, position: UnitPosition | undefined): Trail {
  const last = trail.points.at(-1)?.[0] ?? trail.since
  if (trail.until !== null || position === undefined || position.at <= last) return trail
  return { ...trail, points: [...trail.points, [position.at, position.point.lon, position.point.lat]] }
}

/** As the map draws them: a line in the colour of the unit's status, and where it was when it was sent. */
export function useTrailMarks(trails: readonly Trail[] | undefined): {
  readonly lines: readonly MapLine[]
  readonly points: readonly MapPoint[]
} {
  const words = useWords()
  const timeZone = useTimeZone()
  const units = useAll('unit')
  return useMemo(() => marksOf(trails ?? [], units, { words, timeZone }), [trails, units, words, timeZone])
}

function marksOf(
  trails: readonly Trail[],
  units: readonly Unit[],
  { words, timeZone }: { readonly words: Words; readonly timeZone: string | undefined },
): { readonly lines: readonly MapLine[]; readonly points: readonly MapPoint[] } {
  const byId = new Map(trails.length === 0 ? [] : units.map((unit) => [unit.id, unit]))
  const shown = trails.flatMap((trail) => {
    const unit = byId.get(trail.unit)
    const [first] = trail.points
    return unit === undefined || first === undefined || unit.state.phase === 'off-duty' ? [] : [{ trail, unit, first }]
  })
  return {
    lines: shown.flatMap(({ trail: { points, since }, unit }) =>
      piecesOf(points).map(({ line, isGuess }, at) => ({
        id: `${unit.id}-${since}-${at}`,
        line,
        colour: statusMarks[unit.state.phase].colour,
        widthPx: 3,
        dashed: isGuess,
      })),
    ),
    points: shown.map(({ trail: { since }, unit, first: [, lon, lat] }) => ({
      id: `${unit.id}-${since}`,
      lon,
      lat,
      colour: statusMarks[unit.state.phase].colour,
      shape: markShapes.ring,
      label: words.around.sentAt(unit.callSign, formatTime(since, timeZone, 'minute')),
    })),
  }
}

/** Nobody knows how a unit came from one place to the next when nothing was heard of it for longer. */
const guessMs = 30_000

type Piece = { readonly isGuess: boolean; readonly line: readonly (readonly [lon: number, lat: number])[] }

/** A trail in pieces: as driven, and straight from one place to the next where that is a guess. */
export function piecesOf(points: Trail['points']): readonly Piece[] {
  const pieces: { readonly isGuess: boolean; readonly line: (readonly [lon: number, lat: number])[] }[] = []
  points.forEach(([at, lon, lat], index) => {
    const before = points[index - 1]
    if (before === undefined) return
    const isGuess = at - before[0] > guessMs
    const last = pieces.at(-1)
    if (last !== undefined && last.isGuess === isGuess) last.line.push([lon, lat])
    else
      pieces.push({
        isGuess,
        line: [
          [before[1], before[2]],
          [lon, lat],
        ],
      })
  })
  return pieces
}
