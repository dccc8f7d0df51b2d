import type { RefusedWhy, Viewer } from '@tocsin/domain'
import type { LogReading } from './log-reading.ts'
import type { TakeCommand } from './take-command.ts'

const minuteMs = 60_000
/** So many different tries stand in the log a minute; what is beyond is counted together. */
const mostAtOnce = 200

export type Tried = {
  readonly verb: string
  readonly what: string | null
  readonly why: RefusedWhy
  readonly address: string | null
}
type Reader = Pick<Viewer, 'account' | 'org'>
type Kept = { readonly reader: Reader; readonly tried: Tried; times: number }

export type RefusedTries = ReturnType<typeof createRefusedTries>

/**
 * Brings refused tries into the log: the first of a kind at once, those that follow within the minute as one event with
 * their number at its end, so that nobody can flood the log. A try waits for nothing, and is refused whether or not it
 * could be written.
 */
export function createRefusedTries(
  reading: Pick<LogReading, 'refused'>,
  warn: (about: object, message: string) => void,
) {
  const kept = new Map<string, Kept>()
  let writing: Promise<void> = Promise.resolve()

  function write(reader: Reader, tried: Tried, times: number): void {
    writing = writing
      .then(() => reading.refused(reader, { ...tried, times }))
      .catch((error: unknown) => warn({ err: error }, 'a refused try was not written down'))
  }

  function flush(): void {
    for (const { reader, tried, times } of kept.values()) if (times > 0) write(reader, tried, times)
    kept.clear()
  }

  const timer = setInterval(flush, minuteMs)
  return {
    /** counts a try by account (or address), verb and reason; where it is on many subjects, the first is named */
    add(reader: Reader, tried: Tried): void {
      const who = reader.account === 'nobody' ? (tried.address ?? '') : reader.account
      const key = [who, tried.verb, tried.why].join('\n')
      const known = kept.get(key)
      if (known !== undefined) known.times += 1
      else if (kept.size < mostAtOnce) {
        kept.set(key, { reader, tried, times: 0 })
        write(reader, tried, 1)
      } else {
        const rest = { verb: 'others', what: null, why: tried.why, address: null }
        const others = kept.get(`others\n${tried.why}`) ?? {
          reader: { ...reader, account: 'nobody' },
          tried: rest,
          times: 0,
        }
        others.times += 1
        kept.set(`others\n${tried.why}`, others)
      }
    },
    /** writes now what was counted */
    async flush(): Promise<void> {
      flush()
      await writing
    },
    async stop(): Promise<void> {
      clearInterval(timer)
      flush()
      await writing
    },
  }
}

/** Commands that are refused for lack of permission, also before they are looked at, are tries. */
export const noteRefused =
  (take: TakeCommand, refusals: RefusedTries): TakeCommand =>
  async (viewer, org, envelope) => {
    const answer = await take(viewer, org, envelope)
    if (viewer !== 'system' && 'ok' in answer && !answer.ok && answer.refusal.refused === 'not-allowed')
      refusals.add(viewer, {
        verb: envelope.type,
        what: subjectOf(answer.refusal.detail),
        why: 'not-allowed',
        address: null,
      })
    return answer
  }

function subjectOf(detail: Readonly<Record<string, unknown>> | undefined): string | null {
  const subject = detail?.['subject']
  return typeof subject === 'string' ? subject : null
}
