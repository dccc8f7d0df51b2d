import { parseArgs } from 'node:util'
import { hashPassword } from '../auth/passwords.ts'
import { makePassword } from '../found.ts'
import { StartupError } from '../postgres/index.ts'
import { withStore } from './with-store.ts'

const usage = 'tocsin user password LOGIN | tocsin user without-factor LOGIN'

/**
 * `tocsin user password LOGIN`: gives an account a new random password, good for setting an own one at the door, and shows it once; `without-factor`: takes second
 * factors away, passkeys with them, whose device and recovery codes are lost. All sign-ins of the account end. For whoever has the machine.
 */
export async function user(args: string[]): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const [verb, login] = positionals
  if ((verb !== 'password' && verb !== 'without-factor') || login === undefined) throw new StartupError(usage)
  await withStore(async ({ queries, credentials, signIns, signInWays, passkeys, clock }) => {
    const { rows } = await queries.loadOpen()
    const account = rows.find(({ kind, state }) => kind === 'account' && 'login' in state && state.login === login)
    if (account === undefined || !('id' in account.state))
      throw new StartupError(`there is no account with the name ${login}`)
    const whose = String(account.state.id)
    if (verb === 'without-factor') {
      const removed = await passkeys.removeAll(whose)
      const had = (await signInWays.removeTotp(whose)) || removed > 0
      await signIns.endAll(whose, null)
      return console.log(had ? `${login} signs in by password alone` : `${login} has no second factor`)
    }
    const password = makePassword()
    await credentials.setPassword(whose, await hashPassword(password), clock.now(), true)
    await signIns.endAll(whose, null)
    console.log(`${login} / ${password}`)
  })
}
