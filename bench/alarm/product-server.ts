import { pino } from 'pino'
import { createApp } from '../../apps/server/app.ts'
import { ensureAccount } from '../../apps/server/found.ts'

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
// the baseline inserts into the same database, as a role that may make its own table
const { owner } = app.database.connections
process.send?.({ url: app.url, password, owner })
process.on('message', () => void app.close().then(() => process.exit(0)))
process.on('disconnect', () => process.exit(0))
