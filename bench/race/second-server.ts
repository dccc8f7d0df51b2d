import { pino } from 'pino'
import { z } from 'zod'
import { createApp } from '../../apps/server/app.ts'
import { race } from '../race.ts'

// A second server process on the first one's database. Races whenever it is told for which incidents.
const [dataDir = '', databaseUrl = ''] = process.argv.slice(2)
const app = await createApp({
  config: { port: 0, host: '127.0.0.1', dataDir, databaseUrl },
  log: pino({ level: 'silent' }),
  consoleDir: undefined,
})
const told = z.object({ incidents: z.array(z.string()), position: z.number() })
process.on('message', (message) => {
  const { incidents, position } = told.parse(message)
  void app.board
    .reaches(position)
    .then(() => race(app, incidents))
    .then((given) => process.send?.(given))
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
