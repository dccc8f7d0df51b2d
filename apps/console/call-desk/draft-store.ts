import { createStore, type Store } from '../store.ts'
import type { Draft } from './draft.ts'
import { eraseDraft, eraseDrafts, readDrafts, writeDraft } from './draft-file.ts'

export type DraftsState = {
  readonly drafts: readonly Draft[]
  /** ids of those that were found again after a reload or crash */
  readonly restored: ReadonlySet<string>
  /** false when this browser does not let them be kept: the screen says so */
  readonly areKept: boolean
}

/** The drafts of one account at this desk: in memory for the screen, each change on the disk at once. */
export type Drafts = {
  readonly store: Store<DraftsState>
  /** resolves when what was left here has been read */
  readonly ready: Promise<void>
  readonly get: (id: string) => Draft | undefined
  readonly put: (draft: Draft) => void
  readonly remove: (id: string) => void
  /** forgets everything and writes nothing any more; resolves when the last write has ended */
  readonly close: () => Promise<void>
}

/** Those of each account that a screen has open: signing out ends them before their rows go. */
const open = new Map<string, Set<Drafts>>()

export function openDrafts(account: string): Drafts {
  const store = createStore<DraftsState>({ drafts: [], restored: new Set(), areKept: true })
  const dirty = new Set<string>()
  let isClosed = false
  let writing: Promise<void> | undefined
  const get = (id: string): Draft | undefined => store.get().drafts.find((each) => each.id === id)

  /** One write at a time; what changed meanwhile goes into the next one, so that fast typing never queues up. */
  async function flush(): Promise<void> {
    try {
      for (let id = first(dirty); id !== undefined; id = first(dirty)) {
        dirty.delete(id)
        const row = get(id)
        await (row === undefined ? eraseDraft(account, id) : writeDraft(account, row))
      }
      store.set({ areKept: true })
    } catch {
      store.set({ areKept: false })
    } finally {
      writing = undefined
    }
  }

  function keep(id: string): void {
    if (isClosed) return
    dirty.add(id)
    writing ??= flush()
  }

  async function restore(): Promise<void> {
    try {
      const found = (await readDrafts(account)).filter(({ id }) => get(id) === undefined)
      if (isClosed) return
      store.set({ drafts: [...found, ...store.get().drafts], restored: new Set(found.map(({ id }) => id)) })
    } catch {
      store.set({ areKept: false })
    }
  }

  const opened: Drafts = {
    store,
    ready: restore(),
    get,
    put: (draft) => {
      if (isClosed) return
      const { drafts } = store.get()
      const isNew = get(draft.id) === undefined
      store.set({ drafts: isNew ? [...drafts, draft] : drafts.map((each) => (each.id === draft.id ? draft : each)) })
      keep(draft.id)
    },
    remove: (id) => {
      store.set({ drafts: store.get().drafts.filter((each) => each.id !== id) })
      keep(id)
    },
    close: async () => {
      isClosed = true
      dirty.clear()
      store.set({ drafts: [], restored: new Set() })
      await writing
    },
  }
  open.set(account, (open.get(account) ?? new Set()).add(opened))
  return opened
}

const first = (ids: ReadonlySet<string>): string | undefined => ids.values().next().value

/** Signing out takes the caller's words off this machine. */
export async function forgetDrafts(account: string): Promise<void> {
  const closing = [...(open.get(account) ?? [])].map((drafts) => drafts.close())
  open.delete(account)
  await Promise.all(closing)
  await eraseDrafts(account).catch(() => undefined)
}
