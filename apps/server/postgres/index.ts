import type { Log } from '../log.ts'
import type { Database } from './database.ts'
import { startEmbedded, visitEmbedded } from './embedded.ts'
import { useOwnServer } from './own-server.ts'

export type { Connection, Database, DatabaseRole } from './database.ts'
export { StartupError } from './startup-error.ts'
export { stopOrphan } from './embedded.ts'
export { keepSecret, writeWhole } from './secrets.ts'

type Options = { readonly dataDir: string; readonly log: Log; readonly url?: string | undefined }

/**
 * Gives a PostgreSQL that answers: the embedded one of the data folder, or with `url` (`DATABASE_URL`) one's own.
 * Throws `StartupError` with one clear line when it cannot.
 */
export const startPostgres = (options: Options): Promise<Database> =>
  options.url === undefined || options.url === ''
    ? startEmbedded(options.dataDir, options.log)
    : useOwnServer(options.dataDir, options.url, options.log)

/** For a command beside the server: the PostgreSQL that a running server keeps, or one started for the moment. */
export const visitPostgres = async (options: Options): Promise<Database> =>
  (options.url === undefined || options.url === '' ? await visitEmbedded(options.dataDir) : undefined) ??
  startPostgres(options)
