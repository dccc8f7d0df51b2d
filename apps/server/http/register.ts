import { mayEver, type RefusedWhy, type Viewer } from '@tocsin/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { unreadable } from '../take-command.ts'
import type { Known } from '../auth/sessions.ts'
import type { LogReading } from '../log-reading.ts'
import type { Tried } from '../refused-tries.ts'
import {
  confirmFirst,
  deskLocked,
  notAllowed,
  offDuty,
  notSignedIn,
  ProblemError,
  unreadableInput,
  wrongOrigin,
} from './problem.ts'
import { createRunningAnswers } from './running-answers.ts'
import type { Noted, Route, Source } from './route.ts'

/** What the routes tell the log: who did what beside commands, and what was refused. */
export type Witness = {
  readonly note: LogReading['note']
  readonly refused: (who: Viewer | undefined, tried: Tried) => void
}

/** Finds out who asks; undefined for nobody. */
export type Identify = {
  readonly viewer: (request: FastifyRequest) => Promise<Known | undefined>
  readonly source: (request: FastifyRequest) => Promise<Source | undefined>
}

/** Browsers name the page a request comes from; one from elsewhere may not change anything. */
export function isSameOrigin(headers: FastifyRequest['headers']): boolean {
  const { origin, host } = headers
  if (origin === undefined) return true
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}

function parse(schema: z.ZodType, value: unknown, under: string): unknown {
  const parsed = schema.safeParse(value ?? {})
  if (parsed.success) return parsed.data
  const { field, detail } = unreadable(parsed.error, under)
  throw unreadableInput(field, detail)
}

const pathOf = ({ url }: FastifyRequest): string => url.split('?')[0] ?? ''
/** Who was signed in, and is no more. */
const hasCookie = ({ headers }: FastifyRequest): boolean => headers.cookie?.includes('tocsin_session=') === true

const verbOf = ({ problem }: ProblemError): string | undefined => {
  const verb = problem.refusal?.detail?.['verb']
  return typeof verb === 'string' ? verb : undefined
}

/** Of a query what the route says are codes or times, as texts. */
function searchedBy({ by = [] }: Noted, query: unknown): Readonly<Record<string, string>> {
  const fields = typeof query === 'object' && query !== null ? Object.entries(query) : []
  return Object.fromEntries(
    fields
      .filter(([name, value]) => by.includes(name) && value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  )
}

/** Serves the declared routes: identity, permission, input, handler, in this order, for every one of them. */
export function registerRoutes(
  server: FastifyInstance,
  routes: readonly Route[],
  identify: Identify,
  witness?: Witness,
): void {
  const running = createRunningAnswers(identify, (error) =>
    server.log.warn({ err: error }, 'a running answer was not looked at'),
  )
  server.addHook('onClose', running.stop)
  for (const declared of routes) {
    server.route({
      method: declared.method,
      url: declared.path,
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const { access } = declared
        const who = access === 'source' ? undefined : await identify.viewer(request)
        if (who !== undefined) running.follow(request, reply, who.viewer)
        const refused = (why: RefusedWhy, verb: string): void =>
          witness?.refused(who?.viewer, { verb, what: pathOf(request), why, address: request.ip })
        if (declared.method !== 'GET' && !isSameOrigin(request.headers)) {
          if (who !== undefined) refused('other-site', declared.path)
          throw wrongOrigin()
        }
        const source = access === 'source' ? await identify.source(request) : undefined
        if (access === 'source' ? source === undefined : access !== 'public' && who === undefined) {
          if (access === 'source' || hasCookie(request)) refused('not-signed-in', declared.path)
          throw notSignedIn()
        }
        if (typeof access === 'object' && !mayEver(who?.viewer.roles ?? [], access.verb)) {
          refused('not-allowed', access.verb)
          if (who?.isLocked === true) throw deskLocked()
          if (mayEver(who?.viewer.offDuty ?? [], access.verb)) throw offDuty(access.verb)
          throw notAllowed(access.verb)
        }
        if (access === 'signed-in' && who?.isLocked === true && declared.whileLocked !== true) {
          refused('not-allowed', declared.path)
          throw deskLocked()
        }
        if (declared.fresh === true && who?.isFresh === false) throw confirmFirst()
        const query = parse(declared.query, request.query, 'query')
        const call = {
          params: parse(declared.params, request.params, 'params') as never,
          query: query as never,
          body: (declared.hasBody ? parse(declared.body, request.body, 'body') : {}) as never,
          viewer: () => {
            if (who === undefined) throw notSignedIn()
            return who.viewer
          },
          source: () => {
            if (source === undefined) throw notSignedIn()
            return source
          },
          credential: who?.credential,
          request,
          reply,
        }
        const { noted } = declared
        if (noted !== undefined && who !== undefined) {
          const written = witness?.note(who.viewer, noted.deed, pathOf(request), searchedBy(noted, query))
          if (noted.inTheWay) await written
          else written?.catch((error: unknown) => request.log.warn({ err: error }, 'a reading was not written down'))
        }
        try {
          return await declared.handle(call)
        } catch (error) {
          if (error instanceof ProblemError && error.problem.status === 403 && declared.givesCommands !== true)
            refused('not-allowed', verbOf(error) ?? declared.path)
          throw error
        }
      },
    })
  }
}
