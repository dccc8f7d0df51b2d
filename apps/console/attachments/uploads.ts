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

/** What stops each that is going, or that waits for its next try. */
const stops = new Map<string, () => void>()

/** After a cut it is tried again by itself, each time a little later. */
const againMs = [3_000, 5_000, 10_000, 20_000, 30_000]

const put = (upload: Upload): void =>
  uploads.set({ all: uploads.get().all.map((each) => (each.id === upload.id ? upload : each)) })

/** Let go of, also in the middle: the server keeps nothing of half a file. */
export function dropUpload(id: string): void {
  stops.get(id)?.()
  stops.delete(id)
  uploads.set({ all: uploads.get().all.filter((each) => each.id !== id) })
}

/** The same file under the same id: should the server have it after all, it stays one. */
async function run(upload: Upload, tries = 0): Promise<void> {
  const { id, incident, file } = upload
  stops.get(id)?.()
  put({ ...upload, state: { phase: 'going', share: 0 } })
  const abort = new AbortController()
  stops.set(id, () => abort.abort())
  const tell = (share: number): void => put({ ...upload, state: { phase: 'going', share } })
  const why = await sendFile(incident, id, file, tell, abort.signal)
  if (abort.signal.aborted) return
  if (why === undefined) return dropUpload(id)
  put({ ...upload, state: { phase: 'failed', why } })
  if (why !== 'line') return
  const timer = setTimeout(() => void run(upload, tries + 1), againMs[tries] ?? againMs.at(-1))
  stops.set(id, () => clearTimeout(timer))
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

/** Now, whatever it waits for. */
export const sendAgain = (one: Upload): void => void run(one)
