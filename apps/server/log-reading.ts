import { newId } from '@tocsin/link'
import {
  nobody,
  readingEvent,
  readingSubject,
  type AnyEvent,
  type Deed,
  type Draft,
  type ReadingEvent,
  type ReadingReason,
  type RefusedWhy,
  type Viewer,
} from '@tocsin/domain'
import type { Appender } from './store/contract.ts'

type Reader = Pick<Viewer, 'account' | 'org'>

type LockEvent = Extract<ReadingEvent, { type: 'desk-locked' | 'desk-unlocked' }>

type TerminalEvent = Extract<ReadingEvent, { type: 'terminal-changed' }>

/** What was read is over, and why it was read all the same. */
export type Over = { readonly reason: ReadingReason | null } | null

/** A refused try, told as often as it was made within a minute. */
export type RefusedTry = {
  readonly verb: string
  readonly what: string | null
  readonly why: RefusedWhy
  readonly times: number
  readonly address: string | null
}

/**
 * Writes down who read which personal fields, before they are handed out; `told` is what the reading means for the subject
 * itself, stored with it. Resolves with the log's position then. The others write down what else was done without a command.
 */
export type LogReading = {
  log(
    viewer: Viewer,
    subject: string,
    fields: readonly string[],
    told?: readonly Draft<AnyEvent>[],
    over?: Over,
  ): Promise<number>
  /** `by`: codes and times that were searched by; never a personal value */
  note(
    viewer: Reader,
    deed: Deed,
    what: string,
    by?: Readonly<Record<string, string>>,
    reason?: ReadingReason | null,
  ): Promise<void>
  refused(reader: Reader, tried: RefusedTry): Promise<void>
  session(reader: Reader, is: 'signed-in' | 'signed-out', address: string | null, after?: string): Promise<void>
  lock(reader: Reader, event: LockEvent): Promise<void>
  terminal(reader: Reader, about: TerminalEvent['data']): Promise<void>
  /** events of the organisation's reviews, by the program itself or an auditor */
  review(reader: Reader, event: Draft<ReadingEvent>): Promise<void>
}

type Heard = (viewer: Viewer, subject: string, over: Over) => void

/** `heard` is told of every reading after it was written. */
export function createLogReading(appender: Appender, heard?: Heard): LogReading {
  async function append({ account, org }: Reader, drafts: readonly Draft<AnyEvent>[]): Promise<number> {
    const outcome = await appender.append({
      command: newId(),
      actor: { org, account, seat: null, exercise: false, deviceAt: null },
      drafts,
      expects: new Map(),
      unversioned: new Set(drafts.map(({ subject }) => subject)),
      take: [],
      release: [],
      keys: [],
      answer: {},
    })
    return outcome.kind === 'stored' ? (outcome.recorded.at(-1)?.stamp.position ?? 0) : 0
  }
  const write = async (reader: Reader, event: ReadingEvent): Promise<void> =>
    void (await append(reader, [{ ...event, subject: readingSubject(reader.account), owner: reader.org }]))

  return {
    async log(viewer, subject, fields, told = [], over = null) {
      const { account, org } = viewer
      const position = await append(viewer, [readingEvent(account, org, subject, fields, over), ...told])
      heard?.(viewer, subject, over)
      return position
    },
    note: (reader, deed, what, by = {}, reason = null) =>
      write(reader, { type: 'access-noted', data: { deed, what, by, reason } }),
    refused: (reader, tried) => write(reader, { type: 'try-refused', data: tried }),
    session: (reader, is, address, after) =>
      write(
        reader,
        is === 'signed-in'
          ? { type: is, data: { address, ...(after !== undefined && { after }) } }
          : { type: is, data: {} },
      ),
    lock: write,
    terminal: (reader, data) => write(reader, { type: 'terminal-changed', data }),
    review: async (reader, event) => void (await append(reader, [event])),
  }
}

/** Who is not signed in, as the log names him. */
export const stranger = (org: string): Reader => ({ account: nobody, org })
