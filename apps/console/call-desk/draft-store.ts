import { createStore, type Store } from '../store.ts'
import type { Draft } from './draft.ts'
import { callDrafts, type DraftFile } from './draft-file.ts'

export type DraftsState<Row = Draft> = {
  readonly drafts: readonly Row[]
  /** ids of those that were found again after a reload or crash */
  readonly restored: ReadonlySet<string>
  /** false when this browser does not let them be kept: the screen says so */
  readonly areKept: boolean
}

/** The drafts of one account at this desk: in memory for the screen, each change on the disk at once. */
export type Drafts<Row = Draft> = {
  readonly store: Store<DraftsState<Row>>
  /** resolves when what was left here has been read */
  readonly ready: Promise<void>
  readonly get: (id: string) => Row | undefined
  readonly put: (draft: Row) => void
  readonly remove: (id: string) => void
  /** another window of this desk has changed a draft, or done with it (`null`): shown here, written there */
  readonly adopt: (id: string, draft: Row | null, author: string) => void
  /** it was last changed here, not in another window */
  readonly isOwn: (id: string) => boolean
  /** a window has died: what it had sent has nobody who waits for the answer */
  readonly orphan: (author: string) => void
  /** resolves when what was changed so far lies on the disk, or cannot */
  readonly written: () => Promise<void>
  /** whose they are */
  readonly account: () => string
  /** from here on they are of `account`, who sits here now; resolves when the disk says so too */
  readonly passTo: (account: string) => Promise<void>
  /** forgets everything and writes nothing any more; resolves when the last write has ended */
  readonly close: () => Promise<void>
}

/** Those of each file and account that a screen has open: signing out ends them before their rows go. */
const open = new Map<string, Set<Pick<Drafts, 'close' | 'written' | 'passTo'>>>()
const keyOf = (file: { readonly name: string }, account: string): string => `${file.name}/${account}`

/** `onChange`: what was changed here, for the other windows; null: it is done with. */
export function openDraftsOf<Row extends { readonly id: string }>(
  file: DraftFile<Row>,
  opener: string,
  onChange?: (id: string, draft: Row | null) => void,
): Drafts<Row> {
  let account = opener
  let isPassing = false
  const store = createStore<DraftsState<Row>>({ drafts: [], restored: new Set(), areKept: true })
  const dirty = new Set<string>()
  let isClosed = false
  let writing: Promise<void> | undefined
  const authors = new Map<string, string>()
  const get = (id: string): Row | undefined => store.get().drafts.find((each) => each.id === id)

  /** One write at a time; what changed meanwhile goes into the next one, so that fast typing never queues up. */
  async function flush(): Promise<void> {
    try {
      for (let id = first(dirty); id !== undefined; id = first(dirty)) {
        dirty.delete(id)
        const row = get(id)
        await (row === undefined ? file.erase(account, id) : file.write(account, row))
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
    if (!isPassing) writing ??= flush()
  }

  async function written(): Promise<void> {
    while (writing !== undefined) await writing
  }

  function show(id: string, draft: Row | null): void {
    const { drafts } = store.get()
    const isKnown = get(id) !== undefined
    if (draft === null) store.set({ drafts: drafts.filter((each) => each.id !== id) })
    else store.set({ drafts: isKnown ? drafts.map((each) => (each.id === id ? draft : each)) : [...drafts, draft] })
  }

  async function restore(): Promise<void> {
    try {
      const found = await file.read(account)
      if (isClosed) return
      const unread = found.filter(({ id }) => get(id) === undefined && !authors.has(id))
      store.set({ drafts: [...unread, ...store.get().drafts], restored: new Set(unread.map(({ id }) => id)) })
    } catch {
      store.set({ areKept: false })
    }
  }

  const opened: Drafts<Row> = {
    store,
    ready: restore(),
    get,
    put: (draft) => {
      if (isClosed) return
      authors.delete(draft.id)
      show(draft.id, draft)
      keep(draft.id)
      onChange?.(draft.id, draft)
    },
    remove: (id) => {
      show(id, null)
      keep(id)
      onChange?.(id, null)
    },
    adopt: (id, draft, author) => {
      if (isClosed) return
      authors.set(id, author)
      show(id, draft)
      const restored = new Set(store.get().restored)
      if (restored.delete(id)) store.set({ restored })
    },
    isOwn: (id) => !authors.has(id),
    orphan: (author) => {
      const left = [...authors].flatMap(([id, by]) => (by === author && get(id) !== undefined ? [id] : []))
      if (left.length > 0) store.set({ restored: new Set([...store.get().restored, ...left]) })
    },
    written,
    account: () => account,
    passTo: async (to) => {
      isPassing = true
      try {
        await written()
        await file.pass(account, to)
      } catch {
        store.set({ areKept: false })
      }
      account = to
      isPassing = false
      if (dirty.size > 0) writing ??= flush()
    },
    close: async () => {
      isClosed = true
      dirty.clear()
      store.set({ drafts: [], restored: new Set() })
      await writing
    },
  }
  const key = keyOf(file, account)
  open.set(key, (open.get(key) ?? new Set()).add(opened))
  return opened
}

const first = (ids: ReadonlySet<string>): string | undefined => ids.values().next().value

/** Resolves when no draft of this page waits for the disk any more: then the page may go. */
export async function draftsWritten(): Promise<void> {
  await Promise.all([...open.values()].flatMap((all) => [...all].map(({ written }) => written())))
}

/** Another person sits here: what `from` has left, on the disk and on the screen, is `to`'s. */
export async function passDraftsOf<Row>(file: DraftFile<Row>, from: string, to: string): Promise<void> {
  const [key, next] = [keyOf(file, from), keyOf(file, to)]
  const passing = [...(open.get(key) ?? [])]
  open.delete(key)
  open.set(next, new Set([...(open.get(next) ?? []), ...passing]))
  if (passing.length === 0) await file.pass(from, to).catch(() => undefined)
  await Promise.all(passing.map(({ passTo }) => passTo(to)))
}

/** Signing out takes the words of `file` off this machine. */
export async function forgetDraftsOf<Row>(file: DraftFile<Row>, account: string): Promise<void> {
  const key = keyOf(file, account)
  const closing = [...(open.get(key) ?? [])].map((drafts) => drafts.close())
  open.delete(key)
  await Promise.all(closing)
  await file.eraseAll(account).catch(() => undefined)
}

export const openDrafts = (account: string, onChange?: (id: string, draft: Draft | null) => void): Drafts =>
  openDraftsOf(callDrafts, account, onChange)
export const forgetDrafts = (account: string): Promise<void> => forgetDraftsOf(callDrafts, account)
export const passDrafts = (from: string, to: string): Promise<void> => passDraftsOf(callDrafts, from, to)
