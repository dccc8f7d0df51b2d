import type { ClosureDirection, ClosureGeometry } from '@tocsin/domain'
import { useEffect } from 'react'
import { z } from 'zod'
import { ask, type Asked } from '../ask.ts'
import { useQuestion, type Question } from '../use-question.ts'
import { showHit } from './drawing.ts'

const answer = z.object({
  pieces: z.number(),
  metres: z.number(),
  roads: z.array(
    z.object({
      name: z.object({ zh: z.string().optional(), en: z.string().optional() }).nullable(),
      pieces: z.number(),
      metres: z.number(),
      directions: z.enum(['both', 'one']),
    }),
  ),
  moreRoads: z.number(),
  lines: z.array(z.array(z.tuple([z.number(), z.number()]))),
})
/** The roads that a drawing hits: pieces from junction to junction, by road, and their lines. */
export type Hits = z.output<typeof answer>

/** Between two clicks of a quick hand nothing is asked. */
const restMs = 60

/** Which roads a drawing hits, by the city in use. Refused with status 400 where it is too large to be shown beforehand. */
export const askHits = (
  geometry: ClosureGeometry,
  direction: ClosureDirection,
  signal?: AbortSignal,
): Promise<Asked<Hits>> =>
  ask('/api/closures/preview', answer, {
    method: 'POST',
    body: { geometry, direction },
    signal: signal ?? AbortSignal.timeout(waitMs),
  })

/** Longer than this nobody waits to close a road; it is drawn without. */
const waitMs = 3_000

/** Which roads a drawing hits, asked anew with each point and shown on the map; null while there is too little of it. */
export function useHits(geometry: ClosureGeometry | undefined, direction: ClosureDirection): Question<Hits> | null {
  const key = geometry === undefined ? null : `hits ${direction} ${JSON.stringify(geometry)}`
  const { question } = useQuestion(
    key,
    (signal) =>
      geometry === undefined
        ? Promise.resolve<Asked<Hits>>({ phase: 'unreachable' })
        : askHits(geometry, direction, signal),
    restMs,
  )
  const lines = question?.phase === 'failed' ? undefined : question?.answer?.lines
  useEffect(() => {
    showHit(lines ?? [])
    return () => showHit([])
  }, [lines])
  return question
}

/** Whether it is known that a drawing hits no road. */
export const isNothingHit = (asked: Question<Hits> | Asked<Hits> | null): boolean =>
  asked?.phase === 'answered' && asked.answer.pieces === 0
