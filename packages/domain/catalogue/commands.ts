import { z } from 'zod'
import { listing } from './catalogue.ts'

/** Bodies of the commands about catalogues. */
export const catalogueCommands = {
  /** `basedOn`: the version that was in hand, 0 where there was none; somebody else's change in between is not overwritten */
  'change-catalogue': z.object({ basedOn: z.number().int().min(0), listing }),
}
