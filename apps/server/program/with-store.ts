import { foldVersion } from '@tocsin/domain'
import { eventVersion } from '@tocsin/domain/history'
import { readConfig } from '../config.ts'
import { foldLife } from '../live/fold.ts'
import { silentLog } from '../log.ts'
import { visitPostgres } from '../postgres/index.ts'
import { createLogReading } from '../log-reading.ts'
import { openStore, type Store } from '../store/index.ts'

/** Opens the store for a command of whoever has the machine, beside a running server or without one, and closes it. */
export async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const { dataDir, databaseUrl } = readConfig(process.env)
  const database = await visitPostgres({ dataDir, log: silentLog, url: databaseUrl })
  try {
    const rules = { schemas: eventVersion, foldLife, foldVersion: String(foldVersion) }
    const store = await openStore({ database, log: silentLog, ...rules })
    try {
      await work(store)
    } finally {
      await store.close()
    }
  } finally {
    await database.stop()
  }
}

/** Writes down that whoever has the machine took something out, in the organisation's own part of the log. */
export const noteExport = ({ appender }: Store, org: string, what: string): Promise<void> =>
  createLogReading(appender).note({ account: 'system', org }, 'exported', what)
