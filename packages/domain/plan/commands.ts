import { z } from 'zod'
import { planBody } from '../dispatching/plan.ts'
import { id } from '../fields.ts'

/** The version that was in hand, 0 for a new one: somebody else's change in between is not overwritten. */
const basedOn = z.number().int().min(0)

/** Bodies of the commands about response plans. */
export const planCommands = {
  'write-plan': z.object({ plan: id, basedOn, body: planBody }),
  'retire-plan': z.object({ plan: id, basedOn }),
}
