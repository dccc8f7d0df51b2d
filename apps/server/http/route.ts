import type { Deed, ReadVerb, Verb, Viewer } from '@tocsin/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

/**
 * Who may call a route: everybody, anybody signed in, a source by its key, or those whose role has the verb in some
 * scope. What the verb reaches is then checked on the subject itself.
 */
export type Access = 'public' | 'signed-in' | 'source' | { readonly verb: Verb | ReadVerb }

/**
 * What a call is for the log, beside its path: its query goes with it by `by`, which names the fields that are codes or times.
 * `inTheWay`: false where a call or going on by paper must not wait for the log.
 */
export type Noted = { readonly deed: Deed; readonly by?: readonly string[]; readonly inTheWay: boolean }

export type Source = { readonly id: string; readonly org: string }

/** What a handler is given: parsed input and who asks. `viewer` throws where the route is public. */
export type Call<Params, Query, Body> = {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly viewer: () => Viewer
  readonly source: () => Source
  /** hash of the sign-in the request came with */
  readonly credential: string | undefined
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly summary: string
  readonly access: Access
  readonly params: z.ZodType
  readonly query: z.ZodType
  readonly body: z.ZodType
  readonly hasBody: boolean
  readonly answer: z.ZodType
  /** what the log says of a call before it is answered */
  readonly noted?: Noted
  /** commands go through it: what is refused of them is told where they are taken */
  readonly givesCommands?: true
  /** changes how somebody signs in: asks for a fresh proof of who it is */
  readonly fresh?: true
  /** answered to a locked desk too, beside what the table gives to one */
  readonly whileLocked?: true
  readonly handle: (call: Call<never, never, never>) => unknown
}

const nothing = z.object({})

/** Declares a route: the one way to have one. The walk over all routes and the OpenAPI document read these. */
export function route<
  Params extends z.ZodType = typeof nothing,
  Query extends z.ZodType = typeof nothing,
  Body extends z.ZodType = typeof nothing,
>(declared: {
  readonly method: Route['method']
  readonly path: string
  readonly summary: string
  readonly access: Access
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly answer: z.ZodType
  readonly noted?: Noted
  /** commands go through it: what is refused of them is told where they are taken */
  readonly givesCommands?: true
  /** changes how somebody signs in: asks for a fresh proof of who it is */
  readonly fresh?: true
  /** answered to a locked desk too, beside what the table gives to one */
  readonly whileLocked?: true
  readonly handle: (call: Call<z.output<Params>, z.output<Query>, z.output<Body>>) => unknown
}): Route {
  const { params, query, body, handle, ...rest } = declared
  return {
    ...rest,
    params: params ?? nothing,
    query: query ?? nothing,
    body: body ?? nothing,
    hasBody: body !== undefined,
    handle,
  }
}
