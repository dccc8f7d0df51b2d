import { refuse, type Viewer } from '@tocsin/domain'
import { parseBody, type Answer, type commandEnvelope } from '@tocsin/link'
import type { z } from 'zod'
import type { HandleCommand } from './handle-command.ts'
import { sealCommand, type Seals } from './seal-command.ts'
import { CounterExhausted, LogUnavailable } from './store/errors.ts'

export type Envelope = Omit<z.output<typeof commandEnvelope>, 'body'> & { readonly body?: unknown }

/** What could not be read: the field, as a path, and what is wrong with it. */
export type Unreadable = { readonly field: string; readonly detail: string }

export type TakeCommand = (viewer: Viewer | 'system', org: string, envelope: Envelope) => Promise<Answer | Unreadable>

/** From a command on the wire to its answer: read the body by its type, seal what is personal, handle. */
export function createTakeCommand(seals: Seals, handle: HandleCommand): TakeCommand {
  return async (viewer, org, { id, type, body, deviceAt, seat, exercise }) => {
    const parsed = parseBody(type, body)
    if (!parsed.success) return unreadable(parsed.error, 'body')
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

/** The first issue of a failed parse, in words that name the field. */
export function unreadable(error: z.ZodError, under?: string): Unreadable {
  const [issue] = error.issues
  const path = [...(under === undefined ? [] : [under]), ...(issue?.path ?? [])].map(String).join('.')
  return { field: path, detail: issue?.message ?? 'not readable' }
}
