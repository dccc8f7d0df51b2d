import { randomUUID } from 'node:crypto'
import { silentLog } from '../log.ts'
import { startPostgres } from '../postgres/index.ts'
import { createAppender } from '../store/appender.ts'
import { createClock } from '../store/clock.ts'
import { migrate } from '../store/migrate.ts'
import { note } from './database.fixture.ts'

// A server process cut down to its log, to be killed: writes without end and prints each command once it is stored.
const [dataDir = ''] = process.argv.slice(2)
const { connections } = await startPostgres({ dataDir, log: silentLog })
await migrate(connections.owner)
const appender = createAppender({ connection: connections.log, clock: createClock(0), log: silentLog })

async function writeOn(): Promise<never> {
  for (;;) {
    const pending = note(`incident/${randomUUID()}`, 0)
    const outcome = await appender.append(pending)
    if (outcome.kind === 'stored') process.stdout.write(`${pending.command}\n`)
  }
}
await Promise.all(Array.from({ length: 16 }, writeOn))
