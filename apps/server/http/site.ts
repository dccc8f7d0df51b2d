import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import type { Site } from '../auth/passkeys.ts'
import { passkeyHost } from './problem.ts'

type Asking = Pick<FastifyRequest, 'headers' | 'hostname'>

const isLocal = (host: string): boolean => host === 'localhost' || host.endsWith('.localhost')

/** A name, which a passkey can be bound to; an address of the network is none. */
export function isHostName(host: string): boolean {
  return host !== '' && isIP(host.replace(/^\[|\]$/g, '')) === 0
}

/**
 * Where the page is that asks, in the browser's own word: behind a proxy it alone knows the protocol. Whether it is this
 * host's was looked at before (`isSameOrigin`). Throws where passkeys do not work.
 */
export function siteOf({ headers, hostname }: Asking): Site {
  const { origin } = headers
  if (origin === undefined) throw passkeyHost(hostname)
  const { protocol, hostname: host } = new URL(origin)
  if (!isHostName(host) || (protocol !== 'https:' && !isLocal(host))) throw passkeyHost(origin)
  return { host, origin }
}
