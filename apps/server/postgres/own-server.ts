import { resolve } from 'node:path'
import { Client } from 'pg'
import { parseIntoClientConfig } from 'pg-connection-string'
import type { Log } from '../log.ts'
import { openDataFolder } from './data-folder.ts'
import { roleNames, type Connection, type Database } from './database.ts'
import { makeRoles } from './roles.ts'
import { keepSecret } from './secrets.ts'
import { StartupError } from './startup-error.ts'
import { supervise } from './supervise.ts'
import { probe } from './watch.ts'

/**
 * Uses a PostgreSQL that somebody else runs. The URL's user owns the tables; the two roles that the server works with
 * are made with passwords from the data folder, if that user may make roles.
 */
export async function useOwnServer(folder: string, url: string, log: Log): Promise<Database> {
  const dataDir = resolve(folder)
  await openDataFolder(dataDir)
  const owner = parseUrl(url)
  const logRole = { ...owner, user: roleNames.log, password: await keepSecret(dataDir, 'postgres-log') }
  const read = { ...owner, user: roleNames.read, password: await keepSecret(dataDir, 'postgres-read') }
  const { error } = await probe(owner, 10_000)
  if (error !== undefined) throw new StartupError(`DATABASE_URL does not answer: ${messageOf(error)}`, { cause: error })
  await checkVersion(owner)
  if (!(await bothLogIn(logRole, read))) await makeBoth(owner, logRole, read)
  const supervisor = supervise({ connection: logRole, log }, undefined)
  return {
    connections: { owner, log: logRole, read },
    superuser: undefined,
    up: supervisor.up,
    onDown: supervisor.onDown,
    onUp: supervisor.onUp,
    stop: supervisor.stop,
  }
}

function parseUrl(url: string): Connection {
  try {
    return parseIntoClientConfig(url)
  } catch (cause) {
    throw new StartupError(
      'DATABASE_URL is not the address of a PostgreSQL: write postgres://USER:PASSWORD@HOST:PORT/DATABASE.',
      { cause },
    )
  }
}

const leastVersion = 170_000

/** transaction_timeout, which frees a frozen writer, came with PostgreSQL 17. */
async function checkVersion(owner: Connection): Promise<void> {
  const found = await ask(owner, "select current_setting('server_version_num')::int as answer")
  if (Number(found) < leastVersion)
    throw new StartupError(
      `DATABASE_URL is a PostgreSQL ${Math.floor(Number(found) / 10_000)}: Tocsin needs 17 or newer.`,
    )
}

async function bothLogIn(...connections: Connection[]): Promise<boolean> {
  const answers = await Promise.all(connections.map((connection) => probe(connection, 10_000)))
  return answers.every(({ error }) => error === undefined)
}

type WithPassword = Connection & { readonly password: string }

async function makeBoth(owner: Connection, logRole: WithPassword, read: WithPassword): Promise<void> {
  const known = await ask(
    owner,
    `select count(*)::int as answer from pg_roles where rolname in ('${roleNames.log}', '${roleNames.read}')`,
  )
  if (Number(known) > 0)
    throw new StartupError(
      `The roles ${roleNames.log} and ${roleNames.read} exist at DATABASE_URL with other passwords: copy the folder "secrets" from the Tocsin that uses them, or give them the passwords in this data folder's "secrets" (alter role).`,
    )
  const client = new Client(owner)
  await client.connect()
  try {
    await makeRoles(client, { log: logRole.password, read: read.password })
    const database = await ask(owner, 'select quote_ident(current_database()) as answer')
    await client.query(`grant connect on database ${String(database)} to ${roleNames.log}, ${roleNames.read}`)
  } catch (cause) {
    throw new StartupError(
      `The user of DATABASE_URL may not make the roles ${roleNames.log} and ${roleNames.read} (${messageOf(cause)}): give it CREATEROLE, or make both with the passwords in the data folder's "secrets".`,
      { cause },
    )
  } finally {
    await client.end()
  }
}

async function ask(connection: Connection, question: string): Promise<unknown> {
  const client = new Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ answer: unknown }>(question)
    return rows[0]?.answer
  } finally {
    await client.end()
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message || error.constructor.name : String(error)
