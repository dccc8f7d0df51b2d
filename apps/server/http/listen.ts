import { once } from 'node:events'
import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { StartupError } from '../postgres/index.ts'

type Place = Pick<Config, 'port' | 'host'>

/** Starts listening and returns the address for a browser; a port in use is a `StartupError` with the remedy. */
export async function listenOn(server: FastifyInstance, { port, host }: Place): Promise<string> {
  try {
    const address = new URL(await server.listen({ port, host }))
    if (address.hostname === '0.0.0.0' || address.hostname === '[::]' || address.hostname === '127.0.0.1')
      address.hostname = 'localhost'
    return address.origin
  } catch (error) {
    throw explain(error, { port, host })
  }
}

/** Throws the same `StartupError` as `listenOn` would now, for finding out before long work. */
export async function checkPort({ port, host }: Place): Promise<void> {
  const probe = createServer()
  try {
    probe.listen({ port, host })
    await once(probe, 'listening')
  } catch (error) {
    throw explain(error, { port, host })
  } finally {
    probe.close()
  }
}

function explain(error: unknown, { port, host }: Place): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new StartupError(
      `Port ${port} is in use. Stop the other program, or choose another port: TOCSIN_PORT=${port === 7111 ? 7112 : 7111} npm start`,
    )
  if (code === 'EACCES')
    return new StartupError(
      `Port ${port} may not be opened by this user. Choose one above 1023: TOCSIN_PORT=7110 npm start`,
    )
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new StartupError(
      `${host} is no address of this machine. Set TOCSIN_HOST to 127.0.0.1, or to 0.0.0.0 for all of its addresses.`,
    )
  return error
}
