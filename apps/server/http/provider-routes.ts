import { isHttps, partCookie } from '../auth/cookie-names.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { NotLetIn, ProviderAccounts } from '../auth/provider-accounts.ts'
import { keptAtBrowser, type KeptAtBrowser, type Provider, type ProviderFailed } from '../auth/provider.ts'
import type { Admit } from './admit.ts'
import { notFound, ProblemError } from './problem.ts'
import { route, type Route } from './route.ts'
import type { RefusedSignIn } from './session-routes.ts'
import { isHostName } from './site.ts'
import type { Waiting } from './waiting.ts'

type ByProvider = Provider & { readonly accounts: ProviderAccounts; readonly address: string | undefined }
type Parts = {
  /** undefined: the site has none */
  readonly byProvider: ByProvider | undefined
  readonly needsFactor: (account: string) => boolean
  readonly waiting: Waiting
  readonly admit: Admit
  readonly refusedSignIn: RefusedSignIn
}

const cookieName = 'tocsin_oidc'
const path = '/api/session/oidc'
/** As long as somebody may take at the provider. */
const atProviderS = 600

/** Who comes back to the door is told why there, in their language. */
type Told = ProviderFailed | NotLetIn | 'code' | 'not-admitted' | 'failed'
const toDoor = (reply: FastifyReply, why: Told) => reply.redirect(`/?door=${why}`)

/** Browsers say so, where a page is served safely. Who types the address is at no site. */
const isFromElsewhere = ({ headers }: FastifyRequest): boolean =>
  ['cross-site', 'same-site'].includes(String(headers['sec-fetch-site']))

/** The browser comes back from another site: a strict cookie would stay behind. */
function keep(kept: KeptAtBrowser, request: FastifyRequest, reply: FastifyReply): void {
  reply.setCookie(partCookie(cookieName, request), Buffer.from(JSON.stringify(kept)).toString('base64url'), {
    path,
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(request),
    maxAge: atProviderS,
  })
}

function keptIn(request: FastifyRequest): KeptAtBrowser | undefined {
  try {
    const text = Buffer.from(request.cookies[partCookie(cookieName, request)] ?? '', 'base64url').toString()
    return keptAtBrowser.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Nobody is left before an error in JSON: what is not admitted says so, a fault is in the log. */
const tellingOf =
  ({ log }: FastifyRequest) =>
  (error: unknown): Told => {
    if (error instanceof ProblemError && error.problem.status < 500) return 'not-admitted'
    log.error({ err: error }, 'a sign-in by the identity provider broke off')
    return 'failed'
  }

/** Ways to sign in beside a password, and signing in by an identity provider (OpenID Connect). */
export function providerRoutes({ byProvider, needsFactor, waiting, admit, refusedSignIn }: Parts): readonly Route[] {
  function must(): ByProvider {
    if (byProvider === undefined) throw notFound('this site has no identity provider (TOCSIN_OIDC)')
    return byProvider
  }
  /** Where a request came to, as its person's browser has it. */
  const addressOf = ({ address }: ByProvider, request: FastifyRequest): string =>
    (address ?? `${request.protocol}://${request.host}`).replace(/\/$/, '')

  /** Lets somebody in whom the provider has named; where to send the browser if not. */
  async function letIn(kept: KeptAtBrowser, request: FastifyRequest, reply: FastifyReply): Promise<Told | undefined> {
    const provider = must()
    const came = await provider.finish(new URL(`${addressOf(provider, request)}${request.url}`), kept)
    if (came.failed === 'stale') refusedSignIn(undefined, 'wrong-sign-in', request.ip)
    if (came.failed !== undefined) return came.failed
    const known = await provider.accounts.find(came.person)
    if (known.refused !== undefined) {
      refusedSignIn(undefined, 'wrong-sign-in', request.ip)
      return known.refused
    }
    const account = known.account.id
    if (needsFactor(account) && !came.person.isStrong) {
      await waiting.hold(account, request, reply)
      return 'code'
    }
    return (await admit({ account, way: 'provider' }, { request, reply })) === undefined ? 'disabled' : undefined
  }

  return [
    route({
      method: 'GET',
      path: '/api/session/ways',
      summary: 'Which ways to sign in there are beside a password: passkeys need a host name, not an address',
      access: 'public',
      answer: z.object({
        passkeys: z.boolean(),
        provider: z.object({ name: z.object({ zh: z.string(), en: z.string() }) }).nullable(),
      }),
      handle: ({ request }) => ({
        passkeys: isHostName(request.hostname),
        provider: byProvider === undefined ? null : { name: byProvider.name },
      }),
    }),
    route({
      method: 'GET',
      path,
      summary: 'Sends the browser to the identity provider',
      access: 'public',
      answer: z.string(),
      handle: async ({ request, reply }) => {
        const provider = must()
        // another site must not sign somebody in who did not ask for it
        if (isFromElsewhere(request)) return toDoor(reply, 'stale')
        const begun = await provider.begin(`${addressOf(provider, request)}${path}/back`)
        if ('failed' in begun) return toDoor(reply, begun.failed)
        keep(begun.kept, request, reply)
        return reply.redirect(begun.to.href)
      },
    }),
    route({
      method: 'GET',
      path: `${path}/back`,
      summary:
        'Where the identity provider sends the browser back to; goes on to the page, or to the door with the reason',
      access: 'public',
      answer: z.string(),
      handle: async ({ request, reply }) => {
        must()
        const kept = keptIn(request)
        reply.clearCookie(partCookie(cookieName, request), { path, secure: isHttps(request) })
        const told = kept === undefined ? 'stale' : await letIn(kept, request, reply).catch(tellingOf(request))
        return told === undefined ? reply.redirect('/') : toDoor(reply, told)
      },
    }),
  ]
}
