import { z } from 'zod'
import { credentials } from './credentials.ts'
import { scenarioNames } from './demo/scenarios.ts'

/** What the simulator is asked to do by whoever starts it as a program of its own. */
export const order = z.object({
  /** where the server stands */
  url: z.url(),
  ...credentials.shape,
  /** folder of the city that the server uses */
  cityDir: z.string(),
  /** a log to play in place of the demo */
  replay: z.string().optional(),
  seed: z.number().int().min(0).default(1),
  speed: z.union([z.number().positive(), z.literal('max')]).optional(),
  scenario: z.enum(scenarioNames).default('quiet-night'),
  callTakers: z.boolean().default(true),
  dispatchers: z.boolean().default(true),
})
export type Order = Readonly<z.output<typeof order>>
