import { fileKinds, type IncidentDocument, type ReadingReason, type Slip } from '@tocsin/domain'
import { z } from 'zod'
import { ask, withQuery } from '../ask.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useAll, useChangeCount } from '../live/use-board.ts'
import type { Facts } from './facts.ts'
import { useQuestion, type Question } from '../use-question.ts'

const text = z.string().nullable()
const place = z.object({
  point: z.object({ lon: z.number(), lat: z.number() }),
  radiusM: z.number(),
  source: z.string(),
  at: z.number(),
})
const entry = z.object({
  entry: z.string(),
  corrects: z.string().nullable(),
  at: z.number(),
  deviceAt: z.number().nullable(),
  onPaperAt: z.number().nullable().default(null),
  by: z.string(),
  text,
})
const file = z.object({
  file: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  kind: z.enum(fileKinds),
  by: z.string(),
  at: z.number(),
  withdrawn: z.object({ by: z.string(), at: z.number() }).nullable(),
  name: text,
  reason: text,
})
/** An entry of the narrative, as the log has it. */
export type Entry = Readonly<z.output<typeof entry>>

const answer = z.object({
  erasedAt: z.number().nullable().default(null),
  keptUntil: z.object({ at: z.number(), days: z.number() }).nullable().default(null),
  incident: z.object({
    placeTyped: text,
    notes: z.array(entry),
    files: z.array(file),
  }),
  contacts: z.array(
    z.object({
      id: z.string(),
      callerName: text,
      callerNumber: text,
      story: text,
      callerPlaceTyped: text,
      callerPlace: place.nullable(),
    }),
  ),
  slips: z.array(
    z.object({
      id: z.string(),
      instruction: text,
      feedbackWords: text,
      feedbackTexts: z.record(z.string(), text).default({}),
      returnReason: text,
      cancelReason: text,
    }),
  ),
})
export type Personal = z.output<typeof answer>

/** The same for paper; that it was printed is logged. */
export const askForPrint = (id: string) => ask(`/api/incidents/${id}/card?for=print`, answer)

/**
 * Going through the list with the arrow keys opens no personal fields: only a card that is looked at for so long does. Each
 * opening is a line in the log of readings.
 */
const restMs = 350

/** Why what is over is read; null: it is not over, or no reason is given. Nothing is read before that is settled. */
export type Why = ReadingReason | null | 'to-ask'

/**
 * The personal fields of an incident, by a route that logs the reading; read again when one of them was added. An awaited one
 * has none to ask for.
 */
export function usePersonal(
  id: string,
  { open: incident, isAwaited }: Pick<Facts, 'open' | 'isAwaited'>,
  why: Why = null,
): { readonly question: Question<Personal> | null; readonly again: () => void } {
  const contacts = useAll('contact')
  const slips = useAll('slip')
  // A story that was added to, a place that was typed anew: the documents look as before, but they came once more.
  const changes = useChangeCount([id, ...(incident?.contacts ?? [])])
  const version = incident === undefined ? 'past' : `${changes} ${versionOf(incident, contacts, slips)}`
  // of what another organisation shares without its words nothing is asked
  const may = useWhyNot()
  const isBarred =
    incident !== undefined && may('read-personal', { kind: 'incident', document: incident }) !== undefined
  const key = isAwaited || isBarred || why === 'to-ask' ? null : `${id} ${version}`
  const card = `/api/incidents/${id}/card`
  const path = why === null ? card : withQuery(card, { reason: why })
  return useQuestion(key, (signal) => ask(path, answer, { signal }), restMs)
}

/** Changes whenever there may be something new to read. */
function versionOf(
  incident: IncidentDocument,
  contacts: readonly { id: string; has: readonly string[] }[],
  slips: readonly Slip[],
): string {
  const words = contacts.filter(({ id }) => incident.contacts.includes(id)).map(({ id, has }) => `${id}:${has.length}`)
  const said = slips
    .filter((slip) => slip.incident === incident.id)
    .map(({ id, state, feedback }) => `${id}:${state.phase}:${JSON.stringify(feedback)}`)
  return [incident.notes, incident.hasPlaceTyped, ...words, ...said].join()
}
