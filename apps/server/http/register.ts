import { mayEver, type Viewer } from '@tocsin/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { unreadable } from '../take-command.ts'
import { notAllowed, notSignedIn, unreadableInput, wrongOrigin } from './problem.ts'
import type { Route, Source } from './route.ts'

/** Finds out who asks; undefined for nobody. */
export type Identify = {
  readonly viewer: (request: FastifyRequest) => Promise<{ viewer: Viewer; credential: string } | undefined>
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

/** Serves the declared routes: identity, permission, input, handler, in this order, for every one of them. */
export function registerRoutes(server: FastifyInstance, routes: readonly Route[], identify: Identify): void {
  for (const declared of routes) {
    server.route({
      method: declared.method,
      url: declared.path,
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        if (declared.method !== 'GET' && !isSameOrigin(request.headers)) throw wrongOrigin()
        const { access } = declared
        const who = access === 'source' ? undefined : await identify.viewer(request)
        const source = access === 'source' ? await identify.source(request) : undefined
        if (access === 'source' ? source === undefined : access !== 'public' && who === undefined) throw notSignedIn()
        if (typeof access === 'object' && !mayEver(who?.viewer.roles ?? [], access.verb)) throw notAllowed(access.verb)
        return declared.handle({
          params: parse(declared.params, request.params, 'params') as never,
          query: parse(declared.query, request.query, 'query') as never,
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
        })
      },
    })
  }
}
