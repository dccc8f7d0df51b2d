import { newId } from '@tocsin/link'
import { readingEvent, readingSubject } from '@tocsin/domain'
import { pino } from 'pino'
import { createApp } from '../../apps/server/app.ts'

// Fills the log with real events through the real appender: readings, which touch no subject on the board.
const [dataDir = '', wanted = '0'] = process.argv.slice(2)
const app = await createApp({
  config: { port: 0, host: '127.0.0.1', dataDir, databaseUrl: undefined },
  log: pino({ level: 'silent' }),
  consoleDir: undefined,
})
const perCommand = 50
const account = 'bench'
let left = Number(wanted)

async function fill(): Promise<void> {
  while (left > 0) {
    const count = Math.min(perCommand, left)
    left -= count
    await app.store.appender.append({
      command: newId(),
      actor: { org: 'centre', account, seat: null, exercise: false, deviceAt: null },
      drafts: Array.from({ length: count }, () =>
        readingEvent(account, 'centre', `incident/${newId()}`, ['notes', 'contacts']),
      ),
      expects: new Map(),
      unversioned: new Set([readingSubject(account)]),
      take: [],
      release: [],
      keys: [],
      answer: { ok: true },
    })
  }
}
await Promise.all(Array.from({ length: 64 }, fill))
await app.close()
process.exit(0)
