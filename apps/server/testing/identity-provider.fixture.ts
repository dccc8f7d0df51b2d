import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { z } from 'zod'

/** Somebody whom the provider knows; any password will do. */
type Person = {
  readonly login?: string
  readonly groups?: readonly string[]
  /** how the provider says that it knew them */
  readonly amr?: readonly string[]
}

export const clientId = 'tocsin'
export const clientSecret = 'a secret between the two of them'
const back = /^http:\/\/localhost:\d+\/api\/session\/oidc\/back$/

/** Takes a port, closes it again with all connections, and takes it once more. */
async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address() as AddressInfo
  return address.port
}

function providerAt(issuer: string, people: ReadonlyMap<string, Person>): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: ['http://localhost:1/back'] }],
    claims: { openid: ['sub', 'amr'], profile: ['preferred_username', 'groups'] },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: people.get(id)?.login ?? id, groups: people.get(id)?.groups }),
    }),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['a key for the cookies of tests'] },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, IdToken: 600, AccessToken: 600 },
  })
  // the port of the server that asks is not known before it runs
  provider.Client.prototype.redirectUriAllowed = (uri) => back.test(uri)
  // its own login page asks for a name and a password, and says nothing of how it knew the person
  const finished = provider.interactionFinished.bind(provider)
  provider.interactionFinished = (req, res, result, options) => {
    const amr = result.login && people.get(result.login.accountId)?.amr
    const told = result.login && amr ? { ...result, login: { ...result.login, amr } } : result
    return finished(req, res, told, options)
  }
  return provider
}

/** A real identity provider (npm oidc-provider) with its own login page, on a free port. */
export async function startIdentityProvider(people: Map<string, Person>) {
  let server = createServer()
  const port = await listen(server, 0)
  const issuer = `http://localhost:${port}`
  const serve = providerAt(issuer, people).callback()
  let keysOf: object | undefined
  const callback = (req: IncomingMessage, res: ServerResponse): void => {
    if (keysOf === undefined || req.url !== '/jwks') return serve(req, res)
    res.setHeader('content-type', 'application/json').end(JSON.stringify(keysOf))
  }
  server.on('request', callback)
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return {
    issuer,
    people,
    stop,
    /** tells other keys than those it signs with; undefined: its own again */
    tellKeys(keys: object | undefined): void {
      keysOf = keys
    },
    /** after `stop`, at the same address */
    async startAgain(): Promise<void> {
      server = createServer(callback)
      await listen(server, port)
    },
  }
}

// The tests of the console know no other app: they begin it as a program, with its people as JSON.
if (import.meta.main) {
  const people = z
    .record(z.string(), z.object({ login: z.string().optional(), groups: z.array(z.string()) }))
    .parse(JSON.parse(process.argv[2] ?? '{}'))
  const { issuer } = await startIdentityProvider(new Map(Object.entries(people)))
  process.stdout.write(`${issuer}\n`)
}
