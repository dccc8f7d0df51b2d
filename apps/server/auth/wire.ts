import { createAdmit } from '../http/admit.ts'
import { createWaiting } from '../http/waiting.ts'
import { createOrganisationKeys } from '../keys/organisation-keys.ts'
import type { Config } from '../config.ts'
import type { Board } from '../live/board.ts'
import type { LogReading } from '../log-reading.ts'
import type { Store } from '../store/index.ts'
import type { TakeCommand } from '../take-command.ts'
import { createChallenges } from './challenges.ts'
import { createDeskLock } from './desk-lock.ts'
import { createDevices } from './devices.ts'
import { openBreachedFile, weaknessOf, type Weakness } from './known-passwords.ts'
import { createPasskeyDoor } from './passkeys.ts'
import { createPins } from './pins.ts'
import { createSecondFactor } from './second-factor.ts'
import { createSeats } from './seats.ts'
import type { Sessions } from './sessions.ts'
import { createTerminals } from './terminals.ts'
import { createTries } from './tries.ts'

type Parts = {
  readonly store: Pick<Store, 'signIns' | 'signInWays' | 'passkeys' | 'identities' | 'pins' | 'terminals'>
  readonly board: Board
  readonly sessions: Sessions
  readonly reading: Pick<LogReading, 'session' | 'lock'>
  readonly config: Pick<Config, 'dataDir' | 'breachedFile'>
  readonly now: () => number
  readonly take: TakeCommand
  readonly endSockets: (credential: string) => void
  /** the live connections of desks that were locked or opened see so at once */
  readonly reviewLocks: () => void
}

/** All that ways to sign in stand on, made of the store and the board. Throws `StartupError` where the site's file cannot be read. */
export async function wireSigningIn({
  store,
  board,
  sessions,
  reading,
  config,
  now,
  reviewLocks,
  take,
  endSockets,
}: Parts) {
  const breached = config.breachedFile === undefined ? undefined : await openBreachedFile(config.breachedFile)
  const ways = store.signInWays
  const challenges = createChallenges({ store: store.passkeys, now })
  const terminals = createTerminals({ rows: store.terminals, challenges, now })
  return {
    signIns: store.signIns,
    terminals,
    forgetDevices: ways.forgetDevices,
    secondFactor: createSecondFactor({ ways, keysOf: createOrganisationKeys(config.dataDir), now }),
    passkeys: createPasskeyDoor({ store: store.passkeys, challenges, now }),
    waiting: createWaiting({ challenges }),
    isLinked: store.identities.isLinked,
    devices: createDevices({ ways, now }),
    pins: createPins(store.pins, now),
    tries: createTries(now),
    deskLock: createDeskLock({ sessions, board, reading, reviewLocks, now }),
    admit: createAdmit({
      sessions,
      board,
      reading,
      endSockets,
      terminals,
      seats: createSeats({ board, signIns: store.signIns, take, now }),
    }),
    /** what is wrong with a password for an account; undefined: nothing */
    async weakness(account: string, password: string): Promise<Weakness | undefined> {
      const fold = board.get(`account/${account}`)
      const site = fold?.kind === 'account' ? board.get(`organisation/${fold.state.org}`) : undefined
      const login = fold?.kind === 'account' ? [fold.state.login] : []
      const names = site?.kind === 'organisation' ? [site.state.name.zh, site.state.name.en] : []
      return weaknessOf(password, [...login, ...names], breached)
    },
    async close(): Promise<void> {
      await breached?.close()
    },
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
