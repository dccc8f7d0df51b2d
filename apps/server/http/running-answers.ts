import type { Viewer } from '@tocsin/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Identify } from './register.ts'

/** With what is believed of a sign-in for some seconds, access ends everywhere within five. F25 */
const lookEveryMs = 1_000

type Running = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly began: Viewer }

export type RunningAnswers = ReturnType<typeof createRunningAnswers>

/** What somebody might do when it began and might not do now: another organisation, or a role that is gone (a locked desk has none). */
const hasLost = (began: Viewer, now: Viewer | undefined): boolean =>
  now === undefined || now.org !== began.org || began.roles.some((role) => !now.roles.includes(role))

/** Downloads and uploads on the way: whoever loses their access loses these too, not only the next one. */
export function createRunningAnswers({ viewer }: Pick<Identify, 'viewer'>, warn: (error: unknown) => void) {
  const running = new Set<Running>()

  async function look(each: Running): Promise<void> {
    const { request, reply, began } = each
    // what is still being worked out answers a question that was asked in time, and is looked at once it goes out
    if (!reply.raw.headersSent && request.raw.complete) return
    if (hasLost(began, (await viewer(request))?.viewer)) request.raw.socket.destroy()
  }

  const timer = setInterval(() => {
    for (const each of running) look(each).catch(warn)
  }, lookEveryMs)
  timer.unref()
  return {
    follow(request: FastifyRequest, reply: FastifyReply, began: Viewer): void {
      const each = { request, reply, began }
      running.add(each)
      reply.raw.once('close', () => running.delete(each))
    },
    stop: (): void => clearInterval(timer),
  }
}
