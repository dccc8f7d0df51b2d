import { z } from 'zod'
import { ask } from '../ask.ts'
import { createStore, type Store } from '../store.ts'

const answer = z.object({ accounts: z.array(z.object({ id: z.string(), login: z.string() })) })

/** Sign-in names of accounts, for "by" in a timeline. */
export type AccountNames = {
  readonly store: Store<{ readonly names: ReadonlyMap<string, string> }>
  /** the name; an unknown account is looked up in the background and shown by its id until then */
  readonly nameOf: (account: string) => string
}

/** A name that the server does not know is asked for again after this at the earliest. */
const restMs = 30_000

export function createAccountNames(): AccountNames {
  const store = createStore<{ readonly names: ReadonlyMap<string, string> }>({ names: new Map() })
  let askedAtMs = -restMs

  async function load(): Promise<void> {
    askedAtMs = performance.now()
    const asked = await ask('/api/account-names', answer)
    if (asked.phase === 'answered')
      store.set({ names: new Map(asked.answer.accounts.map(({ id, login }) => [id, login])) })
  }

  return {
    store,
    nameOf: (account) => {
      const name = store.get().names.get(account)
      if (name === undefined && performance.now() - askedAtMs >= restMs) void load()
      return name ?? account
    },
  }
}
