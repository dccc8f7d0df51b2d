import type { Config } from '../config.ts'
import type { Board } from '../live/board.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/index.ts'
import type { TakeCommand } from '../take-command.ts'
import { createProviderAccounts } from './provider-accounts.ts'
import { readProviderConfig } from './provider-config.ts'
import { createProvider } from './provider.ts'

type Parts = {
  readonly store: Pick<Store, 'identities' | 'credentials' | 'passkeys' | 'signInWays' | 'queries'>
  readonly board: Board
  readonly take: TakeCommand
  readonly config: Pick<Config, 'oidc'>
  readonly now: () => number
  readonly log: Log
}

/** The identity provider of the site; undefined where it has none. Throws `StartupError` where its file is not right. */
export async function wireProvider({ store, board, take, config, now, log }: Parts) {
  if (config.oidc === undefined) return undefined
  const settings = await readProviderConfig(config.oidc)
  const hasOwnWay = async (account: string): Promise<boolean> =>
    (await store.credentials.passwordOf(account)) !== undefined ||
    (await store.passkeys.of(account)).length > 0 ||
    (await store.signInWays.totpOf(account)) !== undefined
  const { identities } = store
  const caughtUp = async (): Promise<void> => board.reaches(await store.queries.end())
  const accounts = createProviderAccounts({ config: settings, board, take, identities, hasOwnWay, caughtUp, now })
  return {
    ...createProvider({ config: settings, now, log }),
    accounts,
    address: settings.address,
  }
}
