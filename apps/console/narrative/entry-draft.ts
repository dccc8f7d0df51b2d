import { z } from 'zod'

/**
 * What this desk has written for an incident's narrative and the server has not confirmed. `writing`: the field, one row an
 * incident. `sent`: on its way under its own id, which is also the command's, so that it may go any number of times.
 * `refused`: the server said no, and nothing is thrown away by itself. `stored`: there, and shown until the card has read it.
 */
export const entryDraft = z.object({
  id: z.string(),
  incident: z.string(),
  text: z.string(),
  corrects: z.string().nullable(),
  /** typed of the time that stood on paper; null: it is written as it comes */
  paperTyped: z.string().nullable().default(null),
  /** what that means, once it is sent */
  onPaperAt: z.number().nullable().default(null),
  phase: z.enum(['writing', 'sent', 'refused', 'stored']),
  /** when it was sent from the field, by the clock of this desk */
  writtenAt: z.number(),
})
export type EntryDraft = Readonly<z.output<typeof entryDraft>>

/** The row of an incident's field. */
export const fieldId = (incident: string): string => `field-${incident}`

/** What waits to be shown below the narrative of `incident`, as it was written: all that the log's entries do not show. */
export const waitingOf = (
  drafts: readonly EntryDraft[],
  incident: string,
  shown: ReadonlySet<string>,
): readonly EntryDraft[] =>
  drafts
    .filter((each) => each.incident === incident && each.phase !== 'writing' && !shown.has(each.id))
    .toSorted((a, b) => a.writtenAt - b.writtenAt)
