import { Pool } from 'pg'
import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto'
import type { Recorded, Sealed } from '@tocsin/domain'
import type { Database } from '../postgres/index.ts'
import { createAppender } from '../store/appender.ts'
import { logChannel } from '../store/batch.ts'
import { eventOf } from '../store/chain.ts'
import { createClock } from '../store/clock.ts'
import type { SubjectRow, WrappedKey } from '../store/contract.ts'
import { createCredentials } from '../store/credentials.ts'
import { migrate } from '../store/migrate.ts'
import type { Log } from '../log.ts'
import type { UnitFix } from '../live/positions.ts'
import { createFeed } from './feed.ts'

const rowFrom = (r: Record<string, unknown>): SubjectRow => ({ ...(r as unknown as SubjectRow), version: Number(r['version']), position: Number(r['position']), since: Number(r['since']), state: JSON.parse(String(r['state'])) as object })

export async function openStore({ database, log, schemas }: { database: Database; log: Log; dataDir: string; schemas: (type: string) => number }) {
  await migrate(database.connections.owner)
  const pool = new Pool({ ...database.connections.log, max: 8 })
  pool.on('error', () => undefined)
  const head = await pool.query<{ at: string }>('select at from tocsin.log_head')
  const clock = createClock(Number(head.rows[0]?.at ?? 0))
  const appender = createAppender({ connection: database.connections.log, clock, log, schemas })
  const feed = createFeed(pool, database.connections.log, eventOf, logChannel)
  const master = Buffer.alloc(32, 7)
  const keys = new Map<string, Buffer>()
  const bySubject = new Map<string, WrappedKey>()
  const seals = {
    async sealing(org: string, subject: string, retention: string) {
      let key = bySubject.get(subject)
      const fresh = key === undefined
      if (key === undefined) {
        const data = randomBytes(32)
        const iv = randomBytes(12)
        const c = createCipheriv('aes-256-gcm', master, iv)
        const wrapped = Buffer.concat([iv, c.update(data), c.final(), c.getAuthTag()])
        key = { id: randomUUID(), org, subject, retention, wrapped }
        keys.set(key.id, data)
        bySubject.set(subject, key)
      }
      const { id } = key
      const data = keys.get(id) ?? Buffer.alloc(32)
      return {
        keys: fresh ? [key] : [],
        seal: (text: string): Sealed => {
          const iv = randomBytes(12)
          const c = createCipheriv('aes-256-gcm', data, iv)
          return { k: id, c: Buffer.concat([iv, c.update(text, 'utf8'), c.final(), c.getAuthTag()]).toString('base64') }
        },
      }
    },
    async open({ k, c }: Sealed): Promise<string | undefined> {
      let data = keys.get(k)
      if (data === undefined) {
        const { rows } = await pool.query<{ wrapped: Buffer | null }>('select wrapped from tocsin.data_keys where id = $1', [k])
        const w = rows[0]?.wrapped
        if (w == null) return undefined
        const d = createDecipheriv('aes-256-gcm', master, w.subarray(0, 12))
        d.setAuthTag(w.subarray(-16))
        data = Buffer.concat([d.update(w.subarray(12, -16)), d.final()])
        keys.set(k, data)
      }
      const b = Buffer.from(c, 'base64')
      const d = createDecipheriv('aes-256-gcm', data, b.subarray(0, 12))
      d.setAuthTag(b.subarray(-16))
      return Buffer.concat([d.update(b.subarray(12, -16)), d.final()]).toString('utf8')
    },
  }
  return {
    clock,
    appender,
    feed,
    seals,
    credentials: createCredentials(pool),
    logId: 'stopgap',
    async loadSubject(subject: string): Promise<SubjectRow | undefined> {
      const { rows } = await pool.query('select * from tocsin.subjects where subject = $1', [subject])
      return rows[0] === undefined ? undefined : rowFrom(rows[0] as Record<string, unknown>)
    },
    async loadOpen(): Promise<{ rows: SubjectRow[]; position: number }> {
      const c = await pool.connect()
      try {
        await c.query('begin isolation level repeatable read read only')
        const p = await c.query<{ position: string }>('select position from tocsin.log_head')
        const { rows } = await c.query('select * from tocsin.subjects where open')
        await c.query('commit')
        return { rows: rows.map((r) => rowFrom(r as Record<string, unknown>)), position: Number(p.rows[0]?.position ?? 0) }
      } finally {
        c.release()
      }
    },
    async readSubjectEvents(subjects: readonly string[]): Promise<Recorded[]> {
      const { rows } = await pool.query<{ body: string }>('select body from tocsin.events where subject = any($1) order by position', [[...subjects]])
      return rows.map(({ body }) => eventOf(body))
    },
    async searchClosed(org: string, kind: string, q: { number?: string | undefined; type?: string | undefined; from?: number | undefined; to?: number | undefined; limit: number; before?: number | undefined }): Promise<SubjectRow[]> {
      const { rows } = await pool.query(
        `select * from tocsin.subjects where not open and kind = $1 and owner = $2 and ($3::text is null or number = $3) and ($4::text is null or type = $4)
         and ($5::bigint is null or since >= $5) and ($6::bigint is null or since <= $6) and ($7::bigint is null or since < $7) order by since desc, subject limit $8`,
        [kind, org, q.number ?? null, q.type ?? null, q.from ?? null, q.to ?? null, q.before ?? null, q.limit],
      )
      return rows.map((r) => rowFrom(r as Record<string, unknown>))
    },
    async insertPositions(_batch: readonly UnitFix[]): Promise<void> {},
    async latestPositions(): Promise<UnitFix[]> {
      return []
    },
    async close() {
      await feed.close()
      await pool.end()
    },
  }
}
export type Store = Awaited<ReturnType<typeof openStore>>
