import type { Pool } from 'pg'

/** Work that one server process does at a time, by number among PostgreSQL's advisory locks. */
const tasks = {
  'count-load': 7_110_003,
  backup: 7_110_004,
  'learn-times': 7_110_005,
  audit: 7_110_006,
  retention: 7_110_011,
} as const

/**
 * Does `work` while no other process on this database does the same; false, with nothing done, where one does. The lock
 * goes with the connection: a process that is killed holds nobody up.
 */
export async function alone(pool: Pool, task: keyof typeof tasks, work: () => Promise<void>): Promise<boolean> {
  const client = await pool.connect()
  let isBroken = false
  // A connection that breaks while it waits would else end the process.
  const noteBroken = (): void => {
    isBroken = true
  }
  client.on('error', noteBroken)
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [tasks[task]])
    if (rows[0]?.mine !== true) return false
    try {
      await work()
    } finally {
      await client.query('select pg_advisory_unlock($1)', [tasks[task]]).catch(noteBroken)
    }
    return true
  } finally {
    client.off('error', noteBroken)
    client.release(isBroken)
  }
}
