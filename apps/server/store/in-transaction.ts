import type { Pool, PoolClient } from 'pg'

/** Does `work` in one transaction on one connection. */
export async function inTransaction<Result>(
  pool: Pool,
  how: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query(`begin ${how}`)
    const result = await work(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    // a connection in doubt is thrown away rather than given to the next
    client.release(true)
    throw error
  }
}

/** Reads for one organisation alone: row-level security is the second wall behind what the question says itself. */
export const inScope = <Result>(
  read: Pool,
  org: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> =>
  inTransaction(read, 'read only', async (client) => {
    await client.query("select set_config('tocsin.org', $1, true)", [org])
    return work(client)
  })
