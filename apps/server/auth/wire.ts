import { createAdmit } from '../http/admit.ts'
import { createOrganisationKeys } from '../keys/organisation-keys.ts'
import type { Board } from '../live/board.ts'
import type { LogReading } from '../log-reading.ts'
import type { Store } from '../store/index.ts'
import { createDevices } from './devices.ts'
import { createSecondFactor } from './second-factor.ts'
import type { Sessions } from './sessions.ts'

type Parts = {
  readonly store: Pick<Store, 'signIns' | 'signInWays'>
  readonly board: Board
  readonly sessions: Sessions
  readonly reading: Pick<LogReading, 'session'>
  readonly dataDir: string
  readonly now: () => number
}

/** All that ways to sign in stand on, made of the store and the board. */
export function wireSigningIn({ store, board, sessions, reading, dataDir, now }: Parts) {
  const ways = store.signInWays
  return {
    signIns: store.signIns,
    secondFactor: createSecondFactor({ ways, keysOf: createOrganisationKeys(dataDir), now }),
    devices: createDevices({ ways, now }),
    admit: createAdmit({ sessions, board, reading }),
    /** whether an account's roles ask for a second factor */
    needsFactor(account: string): boolean {
      const fold = board.get(`account/${account}`)
      if (fold?.kind !== 'account') return false
      const site = board.get(`organisation/${fold.state.org}`)
      const asking = site?.kind === 'organisation' ? site.state.settings.signIn.secondFactorRoles : []
      return fold.state.roles.some((role) => asking.includes(role))
    },
  }
}
