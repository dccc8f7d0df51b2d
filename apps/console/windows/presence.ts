import { createStore } from '../store.ts'
import { hear, here, tell } from './channel.ts'

/** Another window of this desk that is open. */
export type Other = { readonly instance: string; readonly window: string; readonly actions: ReadonlySet<string> }

export type Presence = {
  readonly others: readonly Other[]
  /** whether sounds and banners come from here: in one window alone, as long as any lives */
  readonly isLead: boolean
}

/** Who else is there. */
export const presence = createStore<Presence>({ others: [], isLead: false })

type Options = {
  readonly account: string
  /** the name of this window in the layout */
  readonly window: string
  readonly actions: () => readonly string[]
  /** calls back when these have changed */
  readonly onActions: (listener: () => void) => () => void
  /** a window has closed or died */
  readonly onGone: (gone: Other) => void
}

/*
 * A lock is held for as long as its page lives, however that ends: who waits for it learns of the end at once. Browsers have
 * locks only where the page came safely (https, or this machine itself); elsewhere the first window leads, and a window
 * that crashes is missed when it says nothing to the next newcomer.
 */
const locks = (): LockManager | undefined => ('locks' in navigator ? navigator.locks : undefined)
const lifeOf = (account: string, instance: string): string => `tocsin-window/${account}/${instance}`

/** Tells the other windows of this one, and learns of them. Returns what ends it. */
export function bePresent({ account, window, actions, onActions, onGone }: Options): () => void {
  const over = new AbortController()
  const { signal } = over
  const say = (): void => tell({ kind: 'here', window, actions: [...actions()] })

  function lost(instance: string): void {
    const other = presence.get().others.find((each) => each.instance === instance)
    if (other === undefined || signal.aborted) return
    presence.set({ others: presence.get().others.filter((each) => each !== other) })
    onGone(other)
  }

  function met(other: Other): void {
    const { others } = presence.get()
    const isNew = others.every(({ instance }) => instance !== other.instance)
    presence.set({ others: [...others.filter(({ instance }) => instance !== other.instance), other] })
    if (!isNew) return
    say()
    hold(lifeOf(account, other.instance), { signal, mode: 'shared' }, () => lost(other.instance))
  }

  const deafen = hear((heard) => {
    if (heard.kind === 'here') met({ instance: heard.from, window: heard.window, actions: new Set(heard.actions) })
    else if (heard.kind === 'who') say()
    else if (heard.kind === 'gone') lost(heard.from)
  })
  const endActions = onActions(say)
  const leave = (): void => tell({ kind: 'gone' })
  addEventListener('pagehide', leave)

  const begin = (): void => {
    tell({ kind: 'who' })
    say()
  }
  if (locks() === undefined) {
    presence.set({ isLead: window === 'main' })
    begin()
  } else {
    hold(lifeOf(account, here), { signal, mode: 'exclusive' }, begin, signal)
    hold(`tocsin-lead/${account}`, { signal, mode: 'exclusive' }, () => presence.set({ isLead: true }), signal)
  }
  return () => {
    leave()
    over.abort()
    deafen()
    endActions()
    removeEventListener('pagehide', leave)
    presence.set({ others: [], isLead: false })
  }
}

/** Calls back when the lock is had; keeps it until `until`, or lets it go at once. */
function hold(name: string, options: LockOptions, had: () => void, until?: AbortSignal): void {
  const kept = (): Promise<void> | undefined => {
    if (options.signal?.aborted === true) return undefined
    had()
    if (until === undefined) return undefined
    return new Promise((resolve) => until.addEventListener('abort', () => resolve()))
  }
  locks()
    ?.request(name, options, kept)
    .catch(() => undefined)
}
