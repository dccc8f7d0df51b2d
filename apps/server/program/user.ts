import { parseArgs } from 'node:util'
import { foldVersion } from '@tocsin/domain'
import { eventVersion } from '@tocsin/domain/history'
import { foldLife } from '../live/fold.ts'
import { hashPassword } from '../auth/passwords.ts'
import { readConfig } from '../config.ts'
import { makePassword } from '../found.ts'
import { silentLog } from '../log.ts'
import { startPostgres, StartupError } from '../postgres/index.ts'
import { openStore } from '../store/index.ts'

const usage = 'tocsin user password LOGIN'

/** `tocsin user password LOGIN`: gives an account a new random password and shows it once. For whoever has the machine. */
export async function user(args: string[]): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const [verb, login] = positionals
  if (verb !== 'password' || login === undefined) throw new StartupError(usage)
  const { dataDir, databaseUrl } = readConfig(process.env)
  const database = await startPostgres({ dataDir, log: silentLog, url: databaseUrl })
  const store = await openStore({
    database,
    log: silentLog,
    schemas: eventVersion,
    foldLife,
    foldVersion: String(foldVersion),
  })
  try {
    const { rows } = await store.queries.loadOpen()
    const account = rows.find(({ kind, state }) => kind === 'account' && 'login' in state && state.login === login)
    if (account === undefined || !('id' in account.state))
      throw new StartupError(`there is no account with the name ${login}`)
    const password = makePassword()
    await store.credentials.setPassword(String(account.state.id), await hashPassword(password), store.clock.now())
    console.log(`${login} / ${password}`)
  } finally {
    await store.close()
    await database.stop()
  }
}
