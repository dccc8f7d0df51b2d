import { parseArgs } from 'node:util'
import { hashPassword } from '../auth/passwords.ts'
import { makePassword } from '../found.ts'
import { StartupError } from '../postgres/index.ts'
import { withStore } from './with-store.ts'

const usage = 'tocsin user password LOGIN'

/** `tocsin user password LOGIN`: gives an account a new random password and shows it once. For whoever has the machine. */
export async function user(args: string[]): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const [verb, login] = positionals
  if (verb !== 'password' || login === undefined) throw new StartupError(usage)
  await withStore(async ({ queries, credentials, signIns, clock }) => {
    const { rows } = await queries.loadOpen()
    const account = rows.find(({ kind, state }) => kind === 'account' && 'login' in state && state.login === login)
    if (account === undefined || !('id' in account.state))
      throw new StartupError(`there is no account with the name ${login}`)
    const password = makePassword()
    await credentials.setPassword(String(account.state.id), await hashPassword(password), clock.now())
    await signIns.endAll(String(account.state.id), null)
    console.log(`${login} / ${password}`)
  })
}
