import { deeds, readingReasons, refusedWhys, terminalDeeds } from '@tocsin/domain'
import type { Words } from '@tocsin/ui/words'
import { z } from 'zod'
import type { Entry } from './answers.ts'

const reason = z.enum(readingReasons).nullable()
const read = z.object({
  what: z.string(),
  fields: z.array(z.string()),
  over: z.object({ reason }).nullable().default(null),
})
const noted = z.object({ deed: z.enum(deeds), what: z.string(), by: z.record(z.string(), z.string()), reason })
const refused = z.object({
  verb: z.string(),
  what: z.string().nullable(),
  why: z.enum(refusedWhys),
  times: z.number(),
  address: z.string().nullable(),
})
const session = z.object({ address: z.string().nullable(), after: z.string().optional() })
const terminal = z.object({ name: z.string(), is: z.enum(terminalDeeds) })

/** An entry in words: what it was, what it was about, and what else an auditor may see of it. */
export type Told = { readonly what: string; readonly about: string; readonly more: readonly string[] }

/** What an entry says to an auditor; events about readers say more than that they were. */
export function tellEntry({ type, subject, data }: Entry, words: Words): Told {
  const { audit } = words
  const names: Readonly<Record<string, string>> = words.auditEvents
  const what = names[type] ?? type
  if (type === 'personal-read') {
    const { what: about, fields, over } = read.parse(data)
    const why = over === null ? [] : [audit.over, sayReason(over.reason, audit)]
    return { what, about, more: [audit.fields(fields.join(', ')), ...why] }
  }
  if (type === 'access-noted') {
    const { deed, what: about, by, reason: why } = noted.parse(data)
    const searched = Object.entries(by).map(([field, value]) => `${field} ${value}`)
    return {
      what: audit.deeds[deed],
      about,
      more: [
        ...(searched.length > 0 ? [audit.searchedBy(searched.join(', '))] : []),
        ...(why === null ? [] : [sayReason(why, audit)]),
      ],
    }
  }
  if (type === 'try-refused') {
    const { verb, what: about, why, times, address } = refused.parse(data)
    const from = address === null ? [] : [audit.address(address)]
    return {
      what: `${what}: ${sayVerb(verb, words)}`,
      about: about ?? '',
      more: [audit.whys[why], audit.times(times), ...from],
    }
  }
  if (type === 'signed-in') {
    const { address, after } = session.parse(data)
    const seat = after === undefined ? [] : [audit.afterAtSeat(after)]
    return { what, about: '', more: [...(address === null ? [] : [audit.address(address)]), ...seat] }
  }
  if (type === 'terminal-changed') {
    const { name, is } = terminal.parse(data)
    return { what, about: name, more: [audit.terminalDeeds[is]] }
  }
  return { what, about: ofSelf.has(type) ? '' : subject, more: [] }
}

/** They are about who did them, and nobody else. */
const ofSelf: ReadonlySet<string> = new Set(['signed-out', 'desk-locked', 'desk-unlocked'])

const sayReason = (why: z.output<typeof reason>, audit: Words['audit']): string =>
  why === null ? audit.noReason : audit.because(audit.reasons[why])

function sayVerb(verb: string, { audit, verbs }: Words): string {
  const names: Readonly<Record<string, string>> = { ...verbs, 'sign-in': audit.signIn, live: audit.live }
  return names[verb] ?? verb
}
