import { id, mayReach } from '@tocsin/domain'
import { z } from 'zod'
import type { Fold } from '../live/fold.ts'
import type { SameNumbers } from '../same-number.ts'
import { notAllowed, notFound } from './problem.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly find: (subject: string) => Promise<Fold | undefined>
  readonly sameNumbers: Pick<SameNumbers, 'of' | 'settled'>
}

const sameNumberAnswer = z.object({
  contacts: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      phase: z.enum(['waiting', 'open', 'attached', 'ended', 'closed']),
      /** its incident, open or closed */
      incident: z.string().nullable(),
      rungAt: z.number(),
    }),
  ),
  /** so many calls of this number within minutes that a person is asked whether it floods */
  isFlood: z.boolean(),
})

/** What is told of a contact beside its document. */
export function contactRoutes({ find, sameNumbers }: Parts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/contacts/:id/same-number',
      summary: 'Contacts of the last 24 hours with the number of this one; never by a number that somebody types',
      access: { verb: 'compare-numbers' },
      params: z.object({ id }),
      noted: { deed: 'compared', inTheWay: false },
      answer: sameNumberAnswer,
      handle: async ({ params, viewer }) => {
        const fold = await find(`contact/${params.id}`)
        if (fold?.kind !== 'contact') throw notFound('no such contact')
        if (!mayReach(viewer(), 'compare-numbers', 'contact', fold.state)) throw notAllowed('compare-numbers')
        await sameNumbers.settled()
        const { contacts: all, isFlood } = sameNumbers.of(params.id)
        const contacts = all.filter((contact) => mayReach(viewer(), 'compare-numbers', 'contact', contact))
        return {
          contacts: contacts.slice(0, 20).map(({ id: contact, number, state, clocks }) => ({
            id: contact,
            number,
            phase: state.phase,
            incident: 'incident' in state ? state.incident : null,
            rungAt: clocks.rung,
          })),
          isFlood,
        }
      },
    }),
  ]
}
