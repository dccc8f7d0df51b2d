import { z } from 'zod'
import { code, id, type DeepReadonly } from '../fields.ts'

/**
 * What a unit can do: a capability and, where there is more and less of it, how much. Kinds of unit are capabilities too
 * (`engine`); others are the site's codes: `supervisor`, `ladder` with metres, `speaks-yue`.
 */
export const capability = z.object({ code, amount: z.number().min(0).max(10_000).optional() })
export type Capability = DeepReadonly<z.output<typeof capability>>

/** To whom a need goes: to units, to the post of the area, or to one post. DR9 */
const addressed = z.discriminatedUnion('to', [
  z.object({ to: z.literal('units') }),
  z.object({ to: z.literal('post-of-area') }),
  z.object({ to: z.literal('post'), post: id }),
])

/** One need of a plan: so many units, or so many people of crews, with a capability. DR6 */
export const need = z.object({
  capability: code,
  count: z.number().int().min(1).max(50),
  /** at least this much of it, in the capability's own unit */
  atLeast: z.number().min(0).max(10_000).optional(),
  of: z.enum(['units', 'people']).default('units'),
  addressed: addressed.default({ to: 'units' }),
})
export type Need = DeepReadonly<z.output<typeof need>>

/** One unit with `whole` fills all of `parts` at once. DR7 */
export const equivalent = z.object({ whole: code, parts: z.array(code).min(2).max(6) })
export type Equivalent = DeepReadonly<z.output<typeof equivalent>>

/**
 * What somebody who could come brings: capabilities of the unit (its kind, its equipment), and of its crew of the shift
 * how many people have what (`people`: all of them, under the code `people`).
 */
export type Abilities = {
  readonly capabilities: readonly Capability[]
  readonly people: readonly { readonly code: string; readonly count: number }[]
}

/** Whether a unit can fill a need that is counted in units. */
export const fills = ({ capabilities }: Abilities, { capability: wanted, atLeast }: Need): boolean =>
  capabilities.some(({ code: has, amount }) => has === wanted && (atLeast === undefined || (amount ?? 0) >= atLeast))

/** How many of the crew count for a need that is counted in people. */
export const peopleFor = ({ people }: Abilities, { capability: wanted }: Need): number =>
  people.find(({ code: has }) => has === wanted)?.count ?? 0
