import { roles } from '@tocsin/domain'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { createStore, type Store } from '../store.ts'

const standIn = z.object({ role: z.enum(roles), until: z.number(), by: z.string() })
const answer = z.object({
  accounts: z.array(
    z.object({
      id: z.string(),
      login: z.string(),
      takesAlerts: z.boolean(),
      isOff: z.boolean().default(false),
      isHere: z.boolean(),
      standIns: z.array(standIn),
    }),
  ),
})

/** `takesAlerts`: accounts that an alert can be handed to, by name; `here`: those that have a line to the server. */
type Known = {
  readonly names: ReadonlyMap<string, string>
  readonly takesAlerts: readonly string[]
  /** of those, who is not on duty now and has no right to it */
  readonly off: ReadonlySet<string>
  readonly here: ReadonlySet<string>
  /** who stands in; told to those who give such rights */
  readonly standIns: readonly (z.output<typeof standIn> & { readonly account: string })[]
}

/** Sign-in names of accounts, for "by" in a timeline. */
export type AccountNames = {
  readonly store: Store<Known>
  /** the name; an unknown account is looked up in the background and shown by its id until then */
  readonly nameOf: (account: string) => string
  /** asks for them anew: who may be handed an alert, and who is here, changes */
  readonly ask: () => void
}

/** A name that the server does not know is asked for again after this at the earliest. */
const restMs = 30_000

export function createAccountNames(): AccountNames {
  const store = createStore<Known>({ names: new Map(), takesAlerts: [], off: new Set(), here: new Set(), standIns: [] })
  let askedAtMs = -restMs

  async function load(): Promise<void> {
    askedAtMs = performance.now()
    const asked = await ask('/api/account-names', answer)
    if (asked.phase === 'answered') store.set(knownOf(asked.answer.accounts))
  }

  return {
    store,
    ask: () => void load(),
    nameOf: (account) => {
      const name = store.get().names.get(account)
      if (name === undefined && performance.now() - askedAtMs >= restMs) void load()
      return name ?? account
    },
  }
}

const knownOf = (accounts: z.output<typeof answer>['accounts']): Known => ({
  names: new Map(accounts.map(({ id, login }) => [id, login])),
  takesAlerts: accounts
    .filter(({ takesAlerts }) => takesAlerts)
    .toSorted((a, b) => a.login.localeCompare(b.login, 'en', { numeric: true }))
    .map(({ id }) => id),
  off: new Set(accounts.filter(({ isOff }) => isOff).map(({ id }) => id)),
  here: new Set(accounts.filter(({ isHere }) => isHere).map(({ id }) => id)),
  standIns: accounts.flatMap(({ id: account, standIns }) => standIns.map((each) => ({ ...each, account }))),
})
