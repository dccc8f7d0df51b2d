import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { destination, pino, type Logger } from 'pino'

/**
 * The server's log, one JSON line an entry, in `logs/server.log` of the data folder. It is handed ids and codes, never
 * bodies; what a careless caller might hand over all the same is cut out here.
 */
export function openLogger(dataDir: string): Logger {
  const folder = join(dataDir, 'logs')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = destination({ dest: join(folder, 'server.log'), mkdir: true, sync: false })
  // a full disk must not end the server, which still shows and hears; what could not be written is lost
  file.on('error', () => undefined)
  return pino(
    {
      level: process.env['TOCSIN_LOG_LEVEL'] ?? 'info',
      base: null,
      redact: {
        paths: ['req.headers', 'body', '*.body', 'words', '*.words', 'err.detail', 'err.where', 'err.parameters'],
        remove: true,
      },
    },
    file,
  )
}
