import type { Pool } from 'pg'

type Wrapped = { readonly id: string; readonly wrapped: Uint8Array }

/** What a change of an organisation's key does to the data keys that it wraps. */
export function createDataKeyTable(log: Pool) {
  return {
    /** data keys of an organisation that are not erased, by id, after one of them */
    async page(org: string, after: string, atMost: number): Promise<readonly Wrapped[]> {
      const { rows } = await log.query<{ id: string; wrapped: Buffer }>(
        'select id, wrapped from tocsin.data_keys where org = $1 and id > $2 and wrapped is not null order by id limit $3',
        [org, after, atMost],
      )
      return rows
    },
    /** puts another wrapping in the place of one, where that still stands; whether it did */
    async rewrap(id: string, before: Uint8Array, wrapped: Uint8Array): Promise<boolean> {
      const { rowCount } = await log.query('update tocsin.data_keys set wrapped = $3 where id = $1 and wrapped = $2', [
        id,
        before,
        wrapped,
      ])
      return rowCount === 1
    },
    /** rewrites what old wrappings, and those of destroyed keys, left in the pages of the table */
    async vacuum(): Promise<void> {
      await log.query('vacuum tocsin.data_keys')
    },
  }
}
