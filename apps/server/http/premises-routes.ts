import {
  id,
  isAsked,
  isLive,
  isShown,
  mayReach,
  notesSeen,
  noteStanding,
  premisesEvent,
  type Note,
  type NoteText,
  type Premises,
  type ReadVerb,
  type Sealed,
  type Viewer,
} from '@tocsin/domain'
import { z } from 'zod'
import type { Fold } from '../live/fold.ts'
import type { LogReading } from '../log-reading.ts'
import { notAllowed, notFound } from './problem.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly find: (subject: string) => Promise<Fold | undefined>
  readonly open: (sealed: Sealed) => Promise<string | undefined>
  /** resolves when the board shows the log up to a position */
  readonly reaches: (position: number) => Promise<void>
  readonly reading: LogReading
  readonly now: () => number
}

/** What stands about premises and is not in their document: the texts of their notes, and the operator's contact. */
export function premisesRoutes({ find, open, reaches, reading, now }: Parts): readonly Route[] {
  async function premisesFor(viewer: Viewer, premises: string, verb: ReadVerb): Promise<Premises> {
    const fold = await find(`premises/${premises}`)
    if (fold?.kind !== 'premises' || fold.state.removedAt !== null) throw notFound('no such premises')
    if (!mayReach(viewer, verb, 'premises', fold.state)) throw notAllowed(verb)
    return fold.state
  }

  const clear = async (text: NoteText | null): Promise<string | null> =>
    text === null ? null : 'clear' in text ? text.clear : ((await open(text)) ?? null)

  /** Whoever may have to answer for a contact that waits is written down as somebody who has read it. */
  const readBefore = (viewer: Viewer, premises: Premises, note: Note) =>
    isAsked(note) &&
    mayReach(viewer, 'approve-note', 'premises', premises) &&
    !note.contactReadBy.includes(viewer.account)
      ? [premisesEvent(premises, { type: 'note-contact-read', data: { note: note.id } })]
      : []

  const isReadable = (viewer: Viewer, premises: Premises, note: Note): boolean =>
    isShown(note, now()) ||
    (noteStanding(note, now()) === 'proposed' && mayReach(viewer, 'review-note', 'premises', premises))

  return [
    route({
      method: 'GET',
      path: '/api/premises/:id/notes',
      summary: 'The texts of the notes of premises, in clear: about a place, for those who see it',
      access: { verb: 'see-premises' },
      params: z.object({ id }),
      answer: z.object({ texts: z.array(z.object({ note: z.string(), text: z.string().nullable() })) }),
      handle: async ({ params, viewer }) => {
        const premises = await premisesFor(viewer(), params.id, 'see-premises')
        const live = notesSeen(premises, viewer()).filter(
          (note) => isLive(note) && noteStanding(note, now()) !== 'expired',
        )
        return { texts: await Promise.all(live.map(async (note) => ({ note: note.id, text: await clear(note.text) }))) }
      },
    }),
    route({
      method: 'GET',
      path: '/api/premises/:id/notes/:note/contact',
      summary: "The operator's contact of a premises note, in clear; the reading is logged",
      access: { verb: 'read-personal' },
      params: z.object({ id, note: id }),
      answer: z.object({ contactNumber: z.string().nullable() }),
      handle: async ({ params, viewer }) => {
        const who = viewer()
        const premises = await premisesFor(who, params.id, 'read-personal')
        const note = premises.notes.find((each) => each.id === params.note)
        if (note === undefined || note.contactNumber === null || !isReadable(who, premises, note))
          throw notFound('no such note, or it has ended')
        const told = readBefore(who, premises, note)
        await reaches(await reading.log(who, `premises/${premises.id}`, [`contactNumber ${note.id}`], told))
        return { contactNumber: (await open(note.contactNumber)) ?? null }
      },
    }),
  ]
}
