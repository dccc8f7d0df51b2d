import { draft, type Draft } from './draft.ts'

/*
 * Drafts lie in IndexedDB, one row a draft, under the account that writes them, from the first keystroke until the server
 * has answered, the draft is thrown away or its author signs out. Not in local storage: Chromium writes that to the disk
 * some seconds later, and a browser that is killed loses those seconds; a strict IndexedDB transaction is on the disk when
 * it completes. In clear: a key that the page can use without the server would lie beside the draft on the same disk and
 * protect nothing, a key from the server would be out of reach when the draft is needed most. The desk's disk has to be
 * encrypted, as docs/operations asks.
 */

const name = 'tocsin-drafts'

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

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  if (opened !== undefined) return opened
  const request = indexedDB.open(name, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore('drafts'))
  opened = answered(request)
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

const rowsOf = (account: string): IDBKeyRange => IDBKeyRange.bound([account], [account, []])

async function change(act: (rows: IDBObjectStore) => void): Promise<void> {
  const transaction = (await open()).transaction('drafts', 'readwrite', { durability: 'strict' })
  act(transaction.objectStore('drafts'))
  await completed(transaction)
}

/** The drafts that `account` left on this browser; one that cannot be read (another version) is left out. */
export async function readDrafts(account: string): Promise<readonly Draft[]> {
  const transaction = (await open()).transaction('drafts', 'readonly')
  const rows: readonly unknown[] = await answered(transaction.objectStore('drafts').getAll(rowsOf(account)))
  return rows.flatMap((row) => draft.safeParse(row).data ?? [])
}

export const writeDraft = (account: string, row: Draft): Promise<void> =>
  change((rows) => rows.put(row, [account, row.id]))

export const eraseDraft = (account: string, id: string): Promise<void> => change((rows) => rows.delete([account, id]))

export const eraseDrafts = (account: string): Promise<void> => change((rows) => rows.delete(rowsOf(account)))
