import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { StartupError } from '../postgres/index.ts'

/** Starts listening and returns the address for a browser; a port in use is a `StartupError` with the remedy. */
export async function listenOn(
  server: FastifyInstance,
  { port, host }: Pick<Config, 'port' | 'host'>,
): Promise<string> {
  try {
    const address = new URL(await server.listen({ port, host }))
    if (address.hostname === '0.0.0.0' || address.hostname === '[::]' || address.hostname === '127.0.0.1')
      address.hostname = 'localhost'
    return address.origin
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new StartupError(
        `Port ${port} is in use. Stop the other program, or choose another port: TOCSIN_PORT=7111 npm start`,
      )
    }
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') {
      throw new StartupError(
        `Port ${port} may not be opened by this user. Choose one above 1023: TOCSIN_PORT=7110 npm start`,
      )
    }
    throw error
  }
}
