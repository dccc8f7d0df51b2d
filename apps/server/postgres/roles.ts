import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { Client, escapeIdentifier, escapeLiteral } from 'pg'
import { roleNames, type Connection, type DatabaseRole } from './database.ts'

export const databaseName = 'tocsin'

/**
 * What PostgreSQL keeps of a password, made here so that the password itself never stands in a statement (RFC 5802,
 * RFC 7677; format of pg_authid.rolpassword).
 */
export function scramVerifier(password: string, salt = randomBytes(16)): string {
  const iterations = 4096
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const hmac = (key: string) => createHmac('sha256', salted).update(key).digest()
  const stored = createHash('sha256').update(hmac('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${hmac('Server Key').toString('base64')}`
}

/**
 * Makes the roles that are missing and sets the passwords of all. A frozen holder of the log's lock is freed by the
 * time limits of `tocsin_log`: two seconds idle inside a transaction, five for a whole one.
 */
export async function makeRoles(client: Client, roles: Partial<Record<DatabaseRole, string>>): Promise<void> {
  for (const role of ['owner', 'log', 'read'] as const) {
    const password = roles[role]
    if (password === undefined) continue
    const name = escapeIdentifier(roleNames[role])
    const known = await client.query('select from pg_roles where rolname = $1', [roleNames[role]])
    if (known.rowCount === 0) await client.query(`create role ${name} login nosuperuser nocreatedb nocreaterole`)
    await client.query(`alter role ${name} password ${escapeLiteral(scramVerifier(password))}`)
    for (const [setting, value] of Object.entries(limits[role]))
      await client.query(`alter role ${name} set ${setting} = '${value}'`)
  }
}

const limits: Readonly<Record<DatabaseRole, Readonly<Record<string, string>>>> = {
  owner: { lock_timeout: '30s' },
  log: { idle_in_transaction_session_timeout: '2s', transaction_timeout: '5s' },
  read: { idle_in_transaction_session_timeout: '2s', transaction_timeout: '30s', default_transaction_read_only: 'on' },
}

/** Makes the roles and the database on the embedded server. */
export async function prepareServer(superuser: Connection, passwords: Record<DatabaseRole, string>): Promise<void> {
  const client = new Client(superuser)
  await client.connect()
  try {
    await makeRoles(client, passwords)
    const known = await client.query('select from pg_database where datname = $1', [databaseName])
    if (known.rowCount === 0)
      await client.query(`create database ${databaseName} owner ${roleNames.owner} template template0`)
    await client.query(`revoke all on database ${databaseName} from public`)
    await client.query(`grant connect on database ${databaseName} to ${roleNames.log}, ${roleNames.read}`)
  } finally {
    await client.end()
  }
}
