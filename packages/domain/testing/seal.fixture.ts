import { commandSchemas, type CommandBodies, type CommandName, type SealedCommand } from '../all-commands.ts'
import { sealingSubject } from '../sealing.ts'
import { Plain, type Sealed } from '../personal.ts'

/** A seal that hides nothing, so that a test finds a value wherever it leaks, sealed or not. A note has a key of its own. */
export const fakeSeal = (text: string, k = 'key'): Sealed => ({ k, c: `sealed:${text}` })

function sealAll(value: unknown, key: string): unknown {
  if (value instanceof Plain) return fakeSeal(value.text, key)
  if (Array.isArray(value)) return value.map((each) => sealAll(each, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, sealAll(each, key)]))
}

/** A command as decisions see it, from one as a client writes it; throws when the body does not fit its schema. */
export function sealedCommand<Name extends CommandName>(type: Name, body: CommandBodies[Name]): SealedCommand {
  const named = new Map<string, unknown>(Object.entries(body))
  const key = sealingSubject[type] === 'note' ? `note/${String(named.get('note'))}` : 'key'
  // The types of schema and body are tied by the name, which the compiler does not follow through `parse`.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { type, body: sealAll(commandSchemas[type].parse(body), key) } as unknown as SealedCommand
}
