import type { Settings } from '@tocsin/domain'
import { z } from 'zod'
import type { Board } from '../live/board.ts'
import type { LogReading } from '../log-reading.ts'
import { createOwnRecords, ownRecordShape } from '../own-record.ts'
import type { Store } from '../store/index.ts'
import { notFound } from './problem.ts'
import { route, type Route } from './route.ts'

type Parts = Omit<Parameters<typeof createOwnRecords>[0], 'countBetween'> & {
  readonly board: Board
  readonly tracks: Pick<Store['positions'], 'countBetween'>
  readonly auditPage: Store['auditPage']
  readonly settingsOf: (org: string) => Settings
  readonly reading: Pick<LogReading, 'note'>
}

const actAnswer = z.object({
  position: z.number(),
  at: z.number(),
  seat: z.string().nullable(),
  subject: z.string(),
  type: z.string(),
})

/**
 * What is held about oneself. Neither route has a field that names a person: it is always the one who asks, so nothing of
 * another's is ever there to be refused. Where units were is told as times and counts.
 */
export function ownRecordRoutes(parts: Parts): readonly Route[] {
  const { board, tracks, auditPage, settingsOf, reading } = parts
  const recordOf = createOwnRecords({ ...parts, countBetween: tracks.countBetween })
  return [
    route({
      method: 'GET',
      path: '/api/my/record',
      summary:
        'What is held about you: account, duties, units, sign-ins, counts of what you did, who looked; it is logged',
      access: 'signed-in',
      noted: { deed: 'own-record-read', inTheWay: true },
      answer: ownRecordShape,
      handle: async ({ viewer }) => {
        const { account, org } = viewer()
        const fold = board.get(`account/${account}`)
        if (fold?.kind !== 'account') throw notFound('no such account')
        return recordOf(fold.state, settingsOf(org).retention.positionDays)
      },
    }),
    route({
      method: 'GET',
      path: '/api/my/acts',
      summary: 'Entries of the log that are your own, newest first, without their words',
      access: 'signed-in',
      query: z.object({ before: z.coerce.number().int().min(1).optional() }),
      answer: z.object({ entries: z.array(actAnswer), next: z.number().nullable() }),
      handle: async ({ query: { before }, viewer }) => {
        // once for all of its pages: each page would else be an entry of the next one
        if (before === undefined) await reading.note(viewer(), 'own-record-read', '/api/my/acts')
        const { account, org } = viewer()
        const { entries, next } = await auditPage({ org, by: account, before, limit: 200 })
        return {
          entries: entries.map(({ position, at, seat, subject, type }) => ({ position, at, seat, subject, type })),
          next,
        }
      },
    }),
  ]
}
