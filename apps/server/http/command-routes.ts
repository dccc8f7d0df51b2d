import { channels, deviceMoment, id, sourceClocks } from '@tocsin/domain'
import { commandEnvelope } from '@tocsin/link'
import { z } from 'zod'
import type { TakeCommand, Unreadable } from '../take-command.ts'
import type { Answer } from '@tocsin/link'
import { commandAnswer } from './answers.ts'
import { refusalProblem, unreadableInput } from './problem.ts'
import { route, type Route } from './route.ts'
import { sourceViewer } from './source-viewer.ts'

/** The answer of a command as an answer of HTTP: refusals and unreadable bodies become problem documents. */
export function answerOf(answer: Answer | Unreadable, under = ''): { ok: true; position: number } {
  if ('field' in answer) throw unreadableInput(`${under}${answer.field}`, answer.detail)
  if (!answer.ok) throw refusalProblem(answer.refusal)
  return answer
}

export function commandRoutes(take: TakeCommand): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/commands',
      summary: 'Give a command; the same id gives the same answer, however often it is sent',
      access: 'signed-in',
      // the table says which of them a locked desk may give
      whileLocked: true,
      body: commandEnvelope,
      answer: commandAnswer,
      givesCommands: true,
      handle: async ({ body, viewer }) => answerOf(await take(viewer(), viewer().org, body)),
    }),
    route({
      method: 'POST',
      path: '/api/contacts/:id/hung-up',
      summary: 'Tell that the caller has hung up, from the exchange; not yet taken, the contact is to be rung back',
      access: 'source',
      params: z.object({ id }),
      body: z.object({
        command: z.uuid(),
        at: z.number().nullable().default(null),
        exercise: z.boolean().default(false),
      }),
      answer: commandAnswer,
      givesCommands: true,
      handle: async ({ params, body, source }) => {
        const from = source()
        const { command, at, exercise } = body
        return answerOf(
          await take(sourceViewer(from), from.org, {
            id: command,
            type: 'hang-up-contact',
            // a device without a clock: what cannot be is the server's time
            body: { contact: params.id, at: at ?? 0 },
            deviceAt: deviceMoment.parse(at),
            seat: null,
            exercise,
          }),
        )
      },
    }),
    route({
      method: 'POST',
      path: '/api/contacts',
      summary: 'Hand in a contact from an exchange or alarm device',
      access: 'source',
      body: z.object({
        /** the sender's own id of the contact; sent again, it changes nothing */
        id,
        command: z.uuid(),
        channel: z.enum(channels),
        clocks: sourceClocks,
        words: z.unknown().optional(),
        exercise: z.boolean().default(false),
      }),
      answer: commandAnswer,
      givesCommands: true,
      handle: async ({ body, source }) => {
        const from = source()
        const { id: contact, command, exercise, channel, clocks, words } = body
        return answerOf(
          await take(sourceViewer(from), from.org, {
            id: command,
            type: 'open-contact',
            body: { contact, channel, clocks, words: words ?? {} },
            deviceAt: deviceMoment.parse(clocks.rung),
            seat: null,
            exercise,
          }),
        )
      },
    }),
  ]
}
