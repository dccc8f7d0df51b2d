import { Plain, refuse, type Viewer } from '@tocsin/domain'
import { parseBody, type Answer, type commandEnvelope } from '@tocsin/link'
import type { z } from 'zod'
import type { HandleCommand } from './handle-command.ts'
import { sealCommand, type Seals } from './seal-command.ts'
import { CounterExhausted, LogUnavailable } from './store/index.ts'

export type Envelope = Omit<z.output<typeof commandEnvelope>, 'body'> & { readonly body?: unknown }

/** What could not be read: the field, as a path, and what is wrong with it. */
export type Unreadable = { readonly field: string; readonly detail: string }

export type TakeCommand = (viewer: Viewer | 'system', org: string, envelope: Envelope) => Promise<Answer | Unreadable>

/** From a command on the wire to its answer: read the body by its type, seal what is personal, handle. */
export function createTakeCommand(seals: Seals, handle: HandleCommand): TakeCommand {
  return async (viewer, org, { id, type, body, deviceAt, seat, exercise }) => {
    const parsed = parseBody(type, body)
    if (!parsed.success) return unreadable(parsed.error, 'body')
    const field = findUnstorable({ body: parsed.data, seat })
    if (field !== undefined) return { field, detail: 'one line of text, without control characters' }
    try {
      const sealed = await sealCommand(type, parsed.data as never, org, seals)
      return await handle({ id, viewer, org, ...sealed, deviceAt, seat, exercise })
    } catch (error) {
      if (error instanceof LogUnavailable)
        return { ok: false, refusal: refuse('log-unavailable', { reason: error.reason }) }
      if (error instanceof CounterExhausted) return { ok: false, refusal: refuse('no-free-number') }
      throw error
    }
  }
}

/**
 * The path of the first text in clear (a name, a label, a seat) that is not one line: the log takes no control
 * characters there, UTF-8 no half of a surrogate pair. Personal texts are sealed as bytes and never refused for these.
 */
function findUnstorable(value: unknown): string | undefined {
  if (typeof value === 'string') return isOneLine(value) ? undefined : ''
  if (typeof value !== 'object' || value === null || value instanceof Plain) return undefined
  for (const [key, each] of Object.entries(value)) {
    const under = findUnstorable(each)
    if (under !== undefined) return under === '' ? key : `${key}.${under}`
  }
  return undefined
}

const isOneLine = (text: string): boolean => text.isWellFormed() && !/\p{Cc}/u.test(text)

/** The first issue of a failed parse, in words that name the field. */
export function unreadable(error: z.ZodError, under?: string): Unreadable {
  const [issue] = error.issues
  const path = [...(under === undefined ? [] : [under]), ...(issue?.path ?? [])].map(String).join('.')
  return { field: path, detail: issue?.message ?? 'not readable' }
}
