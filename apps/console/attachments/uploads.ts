import { createStore } from '../store.ts'
import { newFileId, sendFile, type NotTaken } from './send-file.ts'

/** A file on its way to an incident, or one that did not get there and waits here to be sent again. */
export type Upload = {
  readonly id: string
  readonly incident: string
  readonly file: File
  readonly state:
    | { readonly phase: 'going'; readonly share: number }
    | { readonly phase: 'failed'; readonly why: NotTaken }
}

/** Of all cards: going to another incident loses none. */
export const uploads = createStore<{ readonly all: readonly Upload[] }>({ all: [] })

const put = (upload: Upload): void =>
  uploads.set({ all: uploads.get().all.map((each) => (each.id === upload.id ? upload : each)) })

export const dropUpload = (id: string): void => uploads.set({ all: uploads.get().all.filter((each) => each.id !== id) })

async function run(upload: Upload): Promise<void> {
  const { id, incident, file } = upload
  const why = await sendFile(incident, id, file, (share) => put({ ...upload, state: { phase: 'going', share } }))
  if (why === undefined) dropUpload(id)
  else put({ ...upload, state: { phase: 'failed', why } })
}

/** Sends files to an incident; what is too large is not even begun. */
export function upload(incident: string, files: Iterable<File>, mostBytes: number): void {
  for (const file of files) {
    const isTooLarge = file.size > mostBytes
    const state = isTooLarge
      ? ({ phase: 'failed', why: 'too-large' } as const)
      : ({ phase: 'going', share: 0 } as const)
    const one: Upload = { id: newFileId(), incident, file, state }
    uploads.set({ all: [...uploads.get().all, one] })
    if (!isTooLarge) void run(one)
  }
}

/** The same file under the same id: should the server have it after all, it stays one. */
export function sendAgain(one: Upload): void {
  const next: Upload = { ...one, state: { phase: 'going', share: 0 } }
  put(next)
  void run(next)
}
