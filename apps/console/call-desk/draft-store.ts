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
}

export function openDrafts(account: string): Drafts {
  const store = createStore<DraftsState>({ drafts: [], restored: new Set(), areKept: true })
  const dirty = new Set<string>()
  let isWriting = false
  const get = (id: string): Draft | undefined => store.get().drafts.find((each) => each.id === id)

  /** One write at a time; what changed meanwhile goes into the next one, so that fast typing never queues up. */
  async function flush(): Promise<void> {
    if (isWriting) return
    isWriting = true
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
      isWriting = false
    }
  }

  function keep(id: string): void {
    dirty.add(id)
    void flush()
  }

  async function restore(): Promise<void> {
    try {
      const found = (await readDrafts(account)).filter(({ id }) => get(id) === undefined)
      store.set({ drafts: [...found, ...store.get().drafts], restored: new Set(found.map(({ id }) => id)) })
    } catch {
      store.set({ areKept: false })
    }
  }

  return {
    store,
    ready: restore(),
    get,
    put: (draft) => {
      const { drafts } = store.get()
      const isNew = get(draft.id) === undefined
      store.set({ drafts: isNew ? [...drafts, draft] : drafts.map((each) => (each.id === draft.id ? draft : each)) })
      keep(draft.id)
    },
    remove: (id) => {
      store.set({ drafts: store.get().drafts.filter((each) => each.id !== id) })
      keep(id)
    },
  }
}

const first = (ids: ReadonlySet<string>): string | undefined => ids.values().next().value

/** Signing out takes the caller's words off this machine. */
export const forgetDrafts = (account: string): Promise<void> => eraseDrafts(account).catch(() => undefined)
