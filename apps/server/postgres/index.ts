import type { Log } from '../log.ts'
import type { Database } from './database.ts'
import { startEmbedded } from './embedded.ts'
import { useOwnServer } from './own-server.ts'

export type { Connection, Database, DatabaseRole } from './database.ts'
export { StartupError } from './startup-error.ts'
export { keepSecret } from './secrets.ts'

/**
 * Gives a PostgreSQL that answers: the embedded one of the data folder, or with `url` (`DATABASE_URL`) one's own.
 * Throws `StartupError` with one clear line when it cannot.
 */
export const startPostgres = (options: { dataDir: string; log: Log; url?: string | undefined }): Promise<Database> =>
  options.url === undefined || options.url === ''
    ? startEmbedded(options.dataDir, options.log)
    : useOwnServer(options.dataDir, options.url, options.log)
