import { refuse, type Recorded, type Sealed, type Viewer } from '@tocsin/domain'
import type { Answer } from '@tocsin/link'
import type { Log } from '../log.ts'
import type { TakeCommand, Unreadable } from '../take-command.ts'
import type { Arrived, FileName, FileRefusal, FileStore } from './file-store.ts'

/** Files that arrived longer ago without an event never will have one: no command waits so long. */
const orphanAfterMs = 3_600_000

type Parts = {
  readonly store: FileStore
  readonly take: TakeCommand
  readonly eventsOf: (subjects: readonly string[]) => Promise<readonly Recorded[]>
  readonly open: (sealed: Sealed) => Promise<string | undefined>
  readonly log: Log
}

/** What came of a file: the answer of its command, or why its bytes were not taken. */
export type Attached = Answer | Unreadable | { readonly refused: FileRefusal }

type FileEvent = Recorded<{
  type: 'file-attached'
  data: { file: string; address: string; name: Sealed; key: Sealed }
}>
const isFileEvent = (event: Recorded): event is FileEvent => event.type === 'file-attached'

/** Passes on what a client gives, but what only goes with a file's bytes, or with somebody who signs in at a seat. */
export const fromClients =
  (take: TakeCommand): TakeCommand =>
  (viewer, org, envelope) =>
    viewer !== 'system' && envelope.type === 'attach-file'
      ? Promise.resolve({ ok: false, refusal: refuse('file-not-sent') })
      : viewer !== 'system' && envelope.type === 'change-seat'
        ? Promise.resolve({ ok: false, refusal: refuse('not-allowed', { verb: 'change-seat' }) })
        : take(viewer, org, envelope)

export type Attachments = ReturnType<typeof createAttachments>

/** Files of incidents: the bytes first, whole and sealed on the disk, then the event that names them. */
export function createAttachments({ store, take, eventsOf, open, log }: Parts) {
  async function eventOf({ incident, file }: FileName): Promise<FileEvent | undefined> {
    const events = await eventsOf([`incident/${incident}`])
    return events.filter(isFileEvent).find(({ data }) => data.file === file)
  }

  const isKnown = async (named: Arrived): Promise<boolean> => (await eventOf(named))?.data.address === named.address

  /** Only a clear no is the end of the bytes: where nobody knows, the clearing will. */
  async function settle(named: Arrived, answer: Answer | Unreadable): Promise<void> {
    try {
      if ('field' in answer) await store.drop(named)
      else if (answer.ok && (await isKnown(named))) await store.settle(named)
      else if (!answer.ok && answer.refusal.refused !== 'log-unavailable') await store.drop(named)
    } catch (error) {
      log.warn({ err: error }, 'an attached file was not moved to its place; the clearing will')
    }
  }

  async function clear(olderThanMs = orphanAfterMs): Promise<number> {
    const removed = await store.clear(isKnown, olderThanMs)
    if (removed > 0) log.info({ removed }, 'files that no incident knows of were removed')
    return removed
  }

  const look = (): void => {
    clear().catch((error: unknown) => log.warn({ err: error }, 'attached files could not be looked through'))
  }
  const timer = setInterval(look, orphanAfterMs).unref()
  look()

  return {
    /** Takes a file in for `viewer`, who may attach there. The file's id is the command's too: sent again, it is one file. */
    async attach(
      viewer: Viewer,
      named: FileName,
      name: string,
      content: AsyncIterable<Uint8Array>,
      mostBytes: number,
    ): Promise<Attached> {
      const kept = await store.keep(named, content, mostBytes)
      if (typeof kept === 'string') return { refused: kept }
      const { key, ...told } = kept
      const body = { ...named, ...told, name, key: Buffer.from(key).toString('base64url') }
      const envelope = {
        id: named.file,
        type: 'attach-file',
        body,
        deviceAt: Date.now(),
        seat: null,
        exercise: false,
      } as const
      const answer = await take(viewer, viewer.org, envelope)
      await settle({ ...named, address: kept.address }, answer)
      return answer
    },
    /** The bytes of a file and what it is called; undefined when its key was destroyed or it is not there. */
    async read(
      named: FileName,
    ): Promise<{ readonly name: string; readonly bytes: AsyncGenerator<Buffer> } | undefined> {
      const event = await eventOf(named)
      if (event === undefined) return undefined
      const [key, name] = await Promise.all([open(event.data.key), open(event.data.name)])
      if (key === undefined) return undefined
      const bytes = await store.read({ ...named, address: event.data.address }, Buffer.from(key, 'base64url'))
      return bytes === undefined ? undefined : { name: name ?? '', bytes }
    },
    clear,
    stop: (): void => clearInterval(timer),
  }
}
