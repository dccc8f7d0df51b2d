import { z } from 'zod'
import { draft } from './draft.ts'

/*
 * Drafts lie in IndexedDB, one row a draft, under the account that writes them, from the first keystroke until the server
 * has answered, the draft is thrown away or its author signs out. Not in local storage: Chromium writes that to the disk
 * some seconds later, and a browser that is killed loses those seconds; a strict IndexedDB transaction is on the disk when
 * it completes. In clear: a key that the page can use without the server would lie beside the draft on the same disk and
 * protect nothing, a key from the server would be out of reach when the draft is needed most. The desk's disk has to be
 * encrypted, as docs/operations asks.
 */

const answered = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')))
  })

const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('error', () => reject(transaction.error ?? new Error('IndexedDB failed')))
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('IndexedDB gave up')))
  })

/** Goes through all rows of a cursor. */
function eachOf(cursor: IDBRequest<IDBCursorWithValue | null>, act: (at: IDBCursorWithValue) => void): void {
  cursor.addEventListener('success', () => {
    const at = cursor.result
    if (at === null) return
    act(at)
    at.continue()
  })
}

/** When a row was last changed; beside what the row says. */
const stamped = z.object({ writtenAt: z.number() })

const rowsOf = (account: string): IDBKeyRange => IDBKeyRange.bound([account], [account, []])

/** Drafts of one kind on this browser's disk, under the account that writes them. */
export type DraftFile<Row> = {
  readonly name: string
  /** those that `account` left here; one that cannot be read (another version) is left out */
  readonly read: (account: string) => Promise<readonly Row[]>
  readonly write: (account: string, row: Row) => Promise<void>
  readonly erase: (account: string, id: string) => Promise<void>
  readonly eraseAll: (account: string) => Promise<void>
  /** erases what nobody has changed since `before`, milliseconds, whoever wrote it; what has no time yet has one from `now` on */
  readonly sweep: (before: number, now: number) => Promise<void>
  /** all that `from` left here is `to`'s; at once or not at all */
  readonly pass: (from: string, to: string) => Promise<void>
}

export function createDraftFile<Row extends { readonly id: string }>(
  name: string,
  schema: z.ZodType<Row>,
): DraftFile<Row> {
  let opened: Promise<IDBDatabase> | undefined

  function open(): Promise<IDBDatabase> {
    if (opened !== undefined) return opened
    const request = indexedDB.open(name, 1)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('drafts'))
    const coming = answered(request)
    opened = coming
    const shut = (): void => {
      opened = undefined
    }
    // whoever wipes this machine does not wait for the page to go
    coming.then((base) => {
      base.addEventListener('versionchange', () => {
        shut()
        base.close()
      })
    }, shut)
    return coming
  }

  async function change(act: (rows: IDBObjectStore) => void): Promise<void> {
    const transaction = (await open()).transaction('drafts', 'readwrite', { durability: 'strict' })
    act(transaction.objectStore('drafts'))
    await completed(transaction)
  }

  return {
    name,
    async read(account) {
      const transaction = (await open()).transaction('drafts', 'readonly')
      const rows: readonly unknown[] = await answered(transaction.objectStore('drafts').getAll(rowsOf(account)))
      return rows.flatMap((row) => schema.safeParse(row).data ?? [])
    },
    write: (account, row) => change((rows) => rows.put({ ...row, writtenAt: Date.now() }, [account, row.id])),
    erase: (account, id) => change((rows) => rows.delete([account, id])),
    eraseAll: (account) => change((rows) => rows.delete(rowsOf(account))),
    sweep: (before, now) =>
      change((rows) =>
        eachOf(rows.openCursor(), (at) => {
          const { data } = stamped.safeParse(at.value)
          if (data === undefined) at.update({ ...at.value, writtenAt: now })
          else if (data.writtenAt < before) at.delete()
        }),
      ),
    pass: (from, to) =>
      change((rows) =>
        eachOf(rows.openCursor(rowsOf(from)), (at) => {
          const id = Array.isArray(at.primaryKey) ? at.primaryKey[1] : undefined
          if (id !== undefined) rows.put(at.value, [to, id])
          at.delete()
        }),
      ),
  }
}

/** What is typed at the call desk. */
export const callDrafts = createDraftFile('tocsin-drafts', draft)
