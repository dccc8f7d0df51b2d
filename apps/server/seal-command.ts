import { Plain, sealingSubject, type CommandName, type ParsedCommands, type Sealed } from '@tocsin/domain'
import type { Order } from './order.ts'
import type { WrappedKey } from './store/contract.ts'

/** Seals under data keys; `keys` have to be stored with what they seal, and `stored` be called when that is done. */
export type Sealing = {
  readonly seal: (text: string) => Sealed
  readonly keys: readonly WrappedKey[]
  readonly stored: () => void
}
export type Seals = {
  sealing(org: string, subject: string, retention: string): Promise<Sealing>
  /** under a key of this command alone */
  sealingAlone(org: string, subject: string, retention: string): Promise<Sealing>
  /** these keys were destroyed in the database: memory forgets them too */
  forget(ids: readonly string[]): void
  /** the text; undefined when its key was erased */
  open(sealed: Sealed): Promise<string | undefined>
}

/**
 * Caller data and the words of an incident end together, those of a premises note with that note; a later issue gives each
 * kind its time.
 */
const retentionOf = {
  contact: 'incident',
  incident: 'incident',
  note: 'note',
  relief: 'shift',
  instruction: 'shift',
} as const

/** Replaces every `Plain` in `value` by what `seal` makes of it. */
function sealAll(value: unknown, seal: (text: string) => Sealed): unknown {
  if (value instanceof Plain) return seal(value.text)
  if (Array.isArray(value)) return value.map((each) => sealAll(each, seal))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, sealAll(each, seal)]))
}

const holdsPlain = (value: unknown): boolean =>
  value instanceof Plain || (typeof value === 'object' && value !== null && Object.values(value).some(holdsPlain))

/** Turns a parsed command into what decisions see: its personal fields sealed under its contact's, incident's or note's key. */
export async function sealCommand<Name extends CommandName>(
  type: Name,
  body: ParsedCommands[Name],
  org: string,
  seals: Seals,
): Promise<Pick<Order, 'command' | 'keys' | 'stored'>> {
  if (!holdsPlain(body)) return { command: { type, body } as never, keys: [], stored: () => undefined }
  const kind: (typeof sealingSubject)[CommandName] = sealingSubject[type]
  const named: Readonly<Record<string, unknown>> = body
  if (kind === undefined || typeof named[kind] !== 'string')
    throw new Error(`${type} has personal fields and no subject to seal them under`)
  const sealing = kind === 'note' ? seals.sealingAlone : seals.sealing
  const { seal, keys, stored } = await sealing(org, `${kind}/${named[kind]}`, retentionOf[kind])
  return { command: { type, body: sealAll(body, seal) } as never, keys, stored }
}
