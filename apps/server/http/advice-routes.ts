import {
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

type Parts = { readonly board: Pick<Board, 'get'>; readonly advise: Advise }

export function adviceRoutes({ board, advise }: Parts): readonly Route[] {
  function incidentFor(viewer: Viewer, incident: string): Asked {
    const fold = board.get(`incident/${incident}`)
    if (fold?.kind !== 'incident') throw notFound('no such incident is open')
    if (!mayReach(viewer, 'see-incident', 'incident', fold.state)) throw notAllowed('see-incident')
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
