import type { ClientConfig } from 'pg'

/** Where and as whom to connect: options for a `Client` or `Pool` of the `pg` package. */
export type Connection = Pick<ClientConfig, 'host' | 'port' | 'database' | 'user' | 'password' | 'ssl'>

/**
 * `owner` owns the tables and only migrates; `log` reads and appends the log and owns nothing; `read` sees rows of the
 * organisation that its transaction names, and no rows without one.
 */
export type DatabaseRole = 'owner' | 'log' | 'read'

/** A PostgreSQL that answers, kept alive until `stop`. */
export type Database = {
  readonly connections: Readonly<Record<DatabaseRole, Connection>>
  /** may make and drop whole databases: for tests and backups; undefined on one's own server */
  readonly superuser: Connection | undefined
  /** whether it answered when last asked */
  readonly up: () => boolean
  onDown(callback: () => void): void
  onUp(callback: () => void): void
  /** stops what was started, after clients have closed; afterwards no process of it is left */
  stop(): Promise<void>
}

export const roleNames: Readonly<Record<DatabaseRole, string>> = {
  owner: 'tocsin_owner',
  log: 'tocsin_log',
  read: 'tocsin_read',
}
