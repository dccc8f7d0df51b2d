import {
  choiceReasons,
  code,
  id,
  mayReach,
  need,
  point,
  priorities,
  topAlarmLevel,
  typeCode,
  type Incident,
  type Viewer,
} from '@tocsin/domain'
import { z } from 'zod'
import type { Advise } from '../advice/advise.ts'
import type { Asked } from '../advice/situation.ts'
import type { Board } from '../live/board.ts'
import type { ChoiceCounts } from '../store/index.ts'
import { adviceAnswer } from './advice-answer.ts'
import { notAllowed, notFound } from './problem.ts'
import { route, type Route } from './route.ts'

const draft = z.object({
  type: typeCode,
  priority: z.literal(priorities),
  tags: z.array(code).max(12).default([]),
  place: z
    .object({ point, label: z.string().max(300).default('') })
    .nullable()
    .default(null),
  alarmLevel: z.number().int().min(1).max(topAlarmLevel).default(1),
  exercise: z.boolean().default(false),
})

/** What the last answer said of plan and needs: the next one tells what is different (DR4). */
const last = z.object({ plan: id.nullable(), version: z.number().nullable(), needs: z.array(need).max(200) }).optional()

const question = z
  .object({ incident: id.optional(), draft: draft.optional(), last })
  .refine(({ incident, draft: unsaved }) => (incident === undefined) !== (unsaved === undefined), {
    message: 'either the incident or a draft',
    path: ['incident'],
  })

const yearMs = 366 * 86_400_000
const span = z
  .object({ from: z.coerce.number().int().min(0), to: z.coerce.number().int().min(0) })
  .refine(({ from, to }) => from < to && to - from <= yearMs, { path: ['to'], message: 'after `from`, within a year' })

type Parts = {
  readonly board: Pick<Board, 'get'>
  readonly advise: Advise
  readonly choices: (org: string, from: number, to: number) => Promise<ChoiceCounts>
}

export function adviceRoutes({ board, advise, choices }: Parts): readonly Route[] {
  function incidentFor(viewer: Viewer, incident: string): Asked {
    const fold = board.get(`incident/${incident}`)
    if (fold?.kind !== 'incident') throw notFound('no such incident is open')
    if (!mayReach(viewer, 'follow-incident', 'incident', fold.state)) throw notAllowed('follow-incident')
    return askedOf(fold.state)
  }

  return [
    route({
      method: 'POST',
      path: '/api/advice',
      summary: 'Who should go to an incident or to a draft of one: the set that its plan asks for, with reasons',
      access: { verb: 'recommend' },
      body: question,
      answer: adviceAnswer,
      handle: ({ body, viewer }) => {
        const { incident, draft: unsaved, last: before } = body
        const asked = unsaved === undefined ? incidentFor(viewer(), incident ?? '') : { ...unsaved, incident: null }
        return advise(viewer().org, asked, before)
      },
    }),
    route({
      method: 'GET',
      path: '/api/advice/choices',
      summary: 'How often what was sent followed the advice, from a moment up to another: counts, never by person',
      access: { verb: 'read-choices' },
      query: span,
      answer: z.object({
        none: z.number(),
        followed: z.number(),
        departed: z.record(z.enum([...choiceReasons, 'unanswered']), z.number()),
      }),
      handle: async ({ query: { from, to }, viewer }) => {
        const counts = await choices(viewer().org, from, to)
        const words = [...choiceReasons, 'unanswered']
        const departed: Record<string, number> = {}
        for (const word of words) departed[word] = counts[word] ?? 0
        return { none: counts['none'] ?? 0, followed: counts['followed'] ?? 0, departed }
      },
    }),
  ]
}

const askedOf = ({ id: incident, type, priority, tags, place, alarmLevel, exercise }: Incident): Asked => ({
  incident,
  type,
  priority,
  tags,
  place: place && { point: place.point, label: place.label },
  alarmLevel,
  exercise,
})
