import { pino } from 'pino'
import { createApp } from '../../apps/server/app.ts'
import { ensureAccount } from '../../apps/server/found.ts'

// The product as it is, on a folder that outlives it; the parent kills it and starts it again.
const [dataDir = '', port = '0', password = '', backupDir] = process.argv.slice(2)
const app = await createApp({
  config: {
    port: Number(port),
    host: '127.0.0.1',
    dataDir,
    databaseUrl: undefined,
    ...(backupDir !== undefined && { backupDir }),
  },
  log: pino({ level: 'warn' }, pino.destination({ dest: `${dataDir}/kills.log`, sync: true })),
  consoleDir: undefined,
})
await app.found({ name: { zh: '测量', en: 'Bench' }, division: '000000', timeZone: 'UTC' })
if (app.board.get('account/desk') === undefined) {
  await ensureAccount(app, { id: 'desk', roles: ['call-taker', 'dispatcher'], password })
  await ensureAccount(app, { id: 'head', roles: ['administrator'], password })
}
process.send?.({ owner: app.database.connections.owner })
process.on('message', () => void app.close().then(() => process.exit(0)))
