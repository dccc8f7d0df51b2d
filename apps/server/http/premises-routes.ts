import { id, isShown, mayReach, type Sealed } from '@tocsin/domain'
import { z } from 'zod'
import type { Fold } from '../live/fold.ts'
import type { LogReading } from '../log-reading.ts'
import { notAllowed, notFound } from './problem.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly find: (subject: string) => Promise<Fold | undefined>
  readonly open: (sealed: Sealed) => Promise<string | undefined>
  readonly reading: LogReading
  readonly now: () => number
}

/** The one personal field of premises. All else of them is on the board. */
export function premisesRoutes({ find, open, reading, now }: Parts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/premises/:id/notes/:note/contact',
      summary: "The operator's contact of a premises note, in clear; the reading is logged",
      access: { verb: 'read-personal' },
      params: z.object({ id, note: id }),
      answer: z.object({ contactNumber: z.string().nullable() }),
      handle: async ({ params, viewer }) => {
        const fold = await find(`premises/${params.id}`)
        if (fold?.kind !== 'premises') throw notFound('no such premises')
        const who = viewer()
        if (!mayReach(who, 'read-personal', 'premises', fold.state)) throw notAllowed('read-personal')
        const note = fold.state.notes.find((each) => each.id === params.note)
        const isProposal = note?.state.phase === 'proposed' && mayReach(who, 'review-note', 'premises', fold.state)
        if (note === undefined || note.contactNumber === null || !(isProposal || isShown(note, now())))
          throw notFound('no such note, or it has ended')
        await reading.log(who, `premises/${fold.state.id}`, [`contactNumber ${note.id}`])
        return { contactNumber: (await open(note.contactNumber)) ?? null }
      },
    }),
  ]
}
