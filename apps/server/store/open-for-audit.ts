import { Pool } from 'pg'
import { StartupError, type Connection } from '../postgres/index.ts'
import { createAuditHeads } from './audit-heads.ts'

/**
 * The log for whoever holds it against its heads: read only, without the program's other work on the database, which would
 * stumble over a bent log. Throws `StartupError` where the database has no heads yet.
 */
export async function openForAudit(connection: Connection) {
  const pool = new Pool({
    ...connection,
    application_name: 'tocsin-audit',
    max: 2,
    options: '-c default_transaction_read_only=on',
  })
  pool.on('error', () => undefined)
  const { rows } = await pool.query<{ there: boolean }>(`select to_regclass('tocsin.audit_heads') is not null as there`)
  if (rows[0]?.there !== true) {
    await pool.end()
    throw new StartupError('This database has no signed heads yet: start the server once, which makes them.')
  }
  return { asking: pool, heads: createAuditHeads(pool), close: () => pool.end() }
}
