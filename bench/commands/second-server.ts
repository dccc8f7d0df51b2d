import { pino } from 'pino'
import { z } from 'zod'
import { createApp } from '../../apps/server/app.ts'
import { createWriters } from './calls.ts'
import { runSlice } from './run-slice.ts'

// A second server process on the first one's database, as DATABASE_URL makes it. Runs a slice whenever it is told to.
const [dataDir = '', databaseUrl = '', writerCount = ''] = process.argv.slice(2)
const app = await createApp({
  config: { port: 0, host: '127.0.0.1', dataDir, databaseUrl },
  log: pino({ level: 'silent' }),
  consoleDir: undefined,
})
const writers = await createWriters(app, 'second', Number(writerCount))
const told = z.object({ sliceMs: z.number() })
process.on('message', (message) => {
  void runSlice(writers, told.parse(message).sliceMs).then((slice) => process.send?.(slice))
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
