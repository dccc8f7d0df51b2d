import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { importCity } from '@tocsin/city/import'
import { pino } from 'pino'
import { z } from 'zod'
import { createApp } from '../../apps/server/app.ts'
import { hashToken } from '../../apps/server/auth/sessions.ts'
import { ensureAccount, firstOrganisation } from '../../apps/server/found.ts'

// The product as it is, in a process of its own, on a folder of its own. No city: nothing on this path asks it.
const [dataDir = ''] = process.argv.slice(2)
const password = 'a password for a bench'
const app = await createApp({
  config: { port: 0, host: '127.0.0.1', dataDir, databaseUrl: undefined },
  log: pino({ level: 'silent' }),
  consoleDir: undefined,
})
await app.found({ name: { zh: '测量', en: 'Bench' }, division: '000000', timeZone: 'UTC' })
for (let seat = 0; seat < 10; seat += 1)
  await ensureAccount(app, { id: `desk-${seat}`, roles: ['call-taker', 'dispatcher'], password })
const sourceKey = randomBytes(24).toString('base64url')
await app.store.credentials.setSource({ id: 'exchange', org: firstOrganisation, hash: hashToken(sourceKey) })
// the baseline inserts into the same database, as a role that may make its own table
const { owner } = app.database.connections
process.send?.({ url: app.url, password, owner, sourceKey })
process.on('message', (word) => {
  const order = z.object({ import: z.string() }).safeParse(word)
  if (order.success) void importBeside(order.data.import)
  else void app.close().then(() => process.exit(0))
})
process.on('disconnect', () => process.exit(0))

/** What a running server does with a new extract: has it imported by a child, tells how far it is, takes it into use. */
async function importBeside(source: string): Promise<void> {
  const intoDir = join(dataDir, 'cities', 'bench')
  await importCity({ source, name: 'bench', intoDir, onProgress: ({ phase }) => process.send?.({ phase }) })
  process.send?.({ phase: 'use' })
  await app.city.use(intoDir)
  process.send?.({ phase: 'used' })
}
