import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import files from '@fastify/static'
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
} from 'fastify'
import { isDatabaseAway, LogUnavailable } from '../store/index.ts'
import { tokenIn } from '../auth/cookie-names.ts'
import { hashToken } from '../auth/sessions.ts'
import { TooManySignIns } from '../auth/passwords.ts'
import { ProblemError, tooManyTries, unavailable, unreadableInput, type Problem } from './problem.ts'
import { createRate, usualRates } from './rate.ts'
import { registerRoutes, type Identify, type Witness } from './register.ts'
import type { Route } from './route.ts'

/** The largest body of a request: a full call form with room to spare. Uploads come with an issue of their own. */
const largestBodyBytes = 256 * 1024

type Options = {
  readonly routes: readonly Route[]
  readonly identify: Identify
  readonly witness: Witness
  /** built console; undefined while there is none */
  readonly consoleDir: string | undefined
  /** PEM; with it the server speaks https alone */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | undefined
  /** proxies whose word is taken for who asks, and by which protocol */
  readonly proxy?: string | undefined
  readonly log: FastifyBaseLogger
}

/** The HTTP side of the server: declared routes, the console's files, one place where errors become problem documents. `served` lists what the router knows. */
export async function createHttpServer({
  routes,
  identify,
  witness,
  consoleDir,
  tls,
  proxy,
  log,
}: Options): Promise<{ server: FastifyInstance; served: readonly string[] }> {
  const server = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: largestBodyBytes,
    forceCloseConnections: true,
    ...(proxy !== undefined && { trustProxy: proxy }),
    ...(tls !== undefined && { https: { ...tls, minVersion: 'TLSv1.2' as const } }),
    // the wall's page is a folder: /wall is as good as /wall/
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    frameworkErrors: (_, __, reply: FastifyReply) => {
      void reply.status(400).type('application/problem+json').send(unreadableInput('url', 'badly encoded').problem)
    },
  })
  // JSON is all that routes read; plain text is also what another site's form may send without asking
  server.removeContentTypeParser('text/plain')
  // a file on its way to the disk: the route that wants one reads it, all others see no body that they know
  server.addContentTypeParser('application/octet-stream', (_, payload, done) => done(null, payload))
  const served: string[] = []
  server.addHook('onRoute', ({ method, url }) => void served.push(`${String(method)} ${url}`))
  await server.register(cookie)
  limitRates(server)
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'worker-src': ["'self'", 'blob:'],
        'connect-src': ["'self'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        // a recording that is attached to an incident is fetched, logged, and then played from memory
        'media-src': ["'self'", 'blob:'],
        // the controls' library places popovers with style attributes
        'style-src': ["'self'", "'unsafe-inline'"],
        'font-src': ["'self'"],
        'frame-ancestors': ["'none'"],
        'upgrade-insecure-requests': null,
      },
    },
    // a county's single machine often has no certificate; whoever adds one adds the header at the proxy
    hsts: tls === undefined ? false : { maxAge: 365 * 86_400, includeSubDomains: false },
  })
  await server.register(files, {
    root: consoleDir ?? import.meta.dirname,
    serve: consoleDir !== undefined,
    wildcard: false,
    index: 'index.html',
  })
  server.setErrorHandler((error: FastifyError | ProblemError, request, reply) => {
    const problem = problemOf(error)
    if (problem.status >= 500 && problem.status !== 503) request.log.error({ err: error }, 'a request failed')
    void reply.status(problem.status).type('application/problem+json').send(problem)
  })
  server.setNotFoundHandler((request, reply) => {
    const problem = {
      type: 'urn:tocsin:problem:not-found',
      title: 'Not found',
      status: 404,
      detail: request.url.split('?')[0],
    }
    void reply.status(404).type('application/problem+json').send(problem)
  })
  // callers' words must not lie in a browser's cache; what may be kept says so itself
  server.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  registerRoutes(server, routes, identify, witness)
  return { server, served }
}

/** By sign-in and by address. Who hands in calls is never made to wait, and files of pages cost nothing. */
function limitRates(server: FastifyInstance): void {
  const clock = (): number => performance.now()
  const [accounts, addresses] = [createRate(usualRates.account, clock), createRate(usualRates.address, clock)]
  server.addHook('onRequest', async (request) => {
    const isCall = request.method === 'POST' && request.url.startsWith('/api/contacts')
    if (isCall || !request.url.startsWith('/api/')) return
    const token = tokenIn(request.cookies)
    const waitS = Math.max(token === undefined ? 0 : accounts.take(hashToken(token)), addresses.take(request.ip))
    if (waitS > 0) throw tooManyTries(waitS)
  })
}

function problemOf(error: FastifyError | ProblemError): Problem {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof LogUnavailable || isDatabaseAway(error))
    return unavailable('the database does not answer').problem
  if (error instanceof TooManySignIns) return tooManyTries(5).problem
  const status = error.statusCode ?? 500
  if (status === 413)
    return {
      type: 'urn:tocsin:problem:too-large',
      title: 'Too large',
      status,
      detail: `at most ${largestBodyBytes} bytes`,
    }
  if (status === 415)
    return { type: 'urn:tocsin:problem:media-type', title: 'Send JSON', status, field: 'content-type' }
  if (status >= 400 && status < 500) return unreadableInput('body', 'not readable as JSON').problem
  return { type: 'urn:tocsin:problem:internal', title: 'This is our fault; it has been logged', status: 500 }
}
