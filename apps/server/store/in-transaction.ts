import { escapeLiteral, type Pool, type PoolClient } from 'pg'

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
  // one trip to the database for both: a scope of its own would cost a quarter of a short question
  inTransaction(read, `read only; select set_config('tocsin.org', ${escapeLiteral(org)}, true)`, work)
