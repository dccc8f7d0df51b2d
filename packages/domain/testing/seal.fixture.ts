import { commandSchemas, type CommandBodies, type CommandName, type SealedCommand } from '../all-commands.ts'
import { Plain, type Sealed } from '../personal.ts'

/** A seal that hides nothing, so that a test finds a value wherever it leaks, sealed or not. */
export const fakeSeal = (text: string): Sealed => ({ k: 'key', c: `sealed:${text}` })

function sealAll(value: unknown): unknown {
  if (value instanceof Plain) return fakeSeal(value.text)
  if (Array.isArray(value)) return value.map(sealAll)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, sealAll(each)]))
}

/** A command as decisions see it, from one as a client writes it; throws when the body does not fit its schema. */
export function sealedCommand<Name extends CommandName>(type: Name, body: CommandBodies[Name]): SealedCommand {
  // The types of schema and body are tied by the name, which the compiler does not follow through `parse`.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { type, body: sealAll(commandSchemas[type].parse(body)) } as unknown as SealedCommand
}
