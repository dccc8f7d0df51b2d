import { z } from 'zod'

/** What the simulator needs to set up its world; handed over in memory, never on a command line. */
export const credentials = z.object({
  administrator: z.object({ login: z.string(), password: z.string() }),
  /** key of a source of contacts (`POST /api/contacts`); without one a replay's call takers write the contacts themselves */
  sourceKey: z.string().nullable(),
})
export type Credentials = Readonly<z.infer<typeof credentials>>
