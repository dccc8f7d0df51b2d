import { id, mayReach, reliefSections, view, type ReliefDocument, type Sealed } from '@tocsin/domain'
import { z } from 'zod'
import type { Fold } from '../live/fold.ts'
import type { LogReading } from '../log-reading.ts'
import { notAllowed, notFound } from './problem.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly find: (subject: string) => Promise<Fold | undefined>
  readonly open: (sealed: Sealed) => Promise<string | undefined>
  readonly reading: LogReading
  readonly folds: () => Iterable<readonly [string, Fold]>
  /** those that are over, the newest first */
  readonly pastReliefs: (org: string, limit: number) => Promise<readonly Fold[]>
}

const mostPast = 60
const counts = z.record(z.enum(reliefSections), z.number())

/** One that is over as a line of the list: who signed and how much it was. */
const line = ({ id: relief, begunAt, outgoing, incoming, state }: ReliefDocument) => ({
  relief,
  begunAt,
  handedBy: outgoing?.by ?? null,
  takenBy: incoming?.by ?? null,
  endedAt: state.phase === 'taken' || state.phase === 'dropped' ? state.at : begunAt,
  isTaken: state.phase === 'taken',
  counts: Object.fromEntries(
    reliefSections.map((section) => [section, (incoming ?? outgoing)?.handed[section].length ?? 0]),
  ),
})

/** What was written at a relief, the leaders' instructions, and the reliefs that are over. */
export function reliefRoutes({ find, open, reading, folds, pastReliefs }: Parts): readonly Route[] {
  const text = async (sealed: Sealed): Promise<string | null> => (await open(sealed)) ?? null
  return [
    route({
      method: 'GET',
      path: '/api/reliefs/:id',
      summary: 'A shift relief, also one that is over, with what was written, in clear; the reading is logged',
      access: { verb: 'see-relief' },
      params: z.object({ id }),
      answer: z.object({
        relief: z.looseObject({ id: z.string() }),
        texts: z.array(z.object({ comment: z.string(), text: z.string().nullable() })),
      }),
      handle: async ({ params, viewer }) => {
        const fold = await find(`relief/${params.id}`)
        if (fold?.kind !== 'relief') throw notFound('no such relief')
        const document = view(viewer(), 'relief', fold.state)
        if (document === undefined) throw notAllowed('see-relief')
        if (fold.state.comments.length > 0) await reading.log(viewer(), `relief/${params.id}`, ['comments'])
        const { comments } = fold.state
        return {
          relief: document,
          texts: await Promise.all(
            comments.map(async (comment) => ({ comment: comment.id, text: await text(comment.text) })),
          ),
        }
      },
    }),
    route({
      method: 'GET',
      path: '/api/reliefs',
      summary: `The last ${mostPast} shift reliefs that are over, newest first: who signed, and counts`,
      access: { verb: 'see-relief' },
      answer: z.object({
        reliefs: z.array(
          z.object({
            relief: z.string(),
            begunAt: z.number(),
            endedAt: z.number(),
            handedBy: z.string().nullable(),
            takenBy: z.string().nullable(),
            isTaken: z.boolean(),
            counts,
          }),
        ),
      }),
      handle: async ({ viewer }) => {
        const who = viewer()
        const past = await pastReliefs(who.org, mostPast)
        return {
          reliefs: past
            .flatMap((fold) => (fold.kind === 'relief' ? [view(who, 'relief', fold.state)] : []))
            .flatMap((each) => (each === undefined ? [] : [line(each)])),
        }
      },
    }),
    route({
      method: 'GET',
      path: '/api/instructions',
      summary: "What leaders' instructions that stand say, in clear; the reading is logged",
      access: { verb: 'see-instruction' },
      answer: z.object({ texts: z.array(z.object({ instruction: z.string(), text: z.string().nullable() })) }),
      handle: async ({ viewer }) => {
        const who = viewer()
        const standing = [...folds()].flatMap(([, { kind, state }]) =>
          kind === 'instruction' && mayReach(who, 'see-instruction', 'instruction', state) ? [state] : [],
        )
        for (const each of standing) await reading.log(who, `instruction/${each.id}`, ['text'])
        return {
          texts: await Promise.all(
            standing.map(async (each) => ({ instruction: each.id, text: await text(each.text) })),
          ),
        }
      },
    }),
  ]
}
