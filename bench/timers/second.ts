import { pino } from 'pino'
import { createApp } from '../../apps/server/app.ts'

// A second server process on the database of the first; it is stopped with the bench.
const [dataDir = '', databaseUrl = ''] = process.argv.slice(2)
const app = await createApp({
  config: { port: 0, host: '127.0.0.1', dataDir, databaseUrl },
  log: pino({ level: 'warn' }, pino.destination({ dest: `${dataDir}/second.log`, sync: true })),
  consoleDir: undefined,
})
process.send?.('ready')
process.on('message', () => void app.close().then(() => process.exit(0)))
