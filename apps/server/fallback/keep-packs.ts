import { chmod, mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Organisation } from '@tocsin/domain'
import { languages } from '@tocsin/ui/words'
import type { Board } from '../live/board.ts'
import type { Log } from '../log.ts'
import { packOf, type Pack } from './pack.ts'
import { pageOf } from './page.ts'

/** An outage is begun with a picture of the board that is at most so old. */
const everyMs = 60_000
/** A share that is away can hold a write for ever: nobody waits for it longer than this. */
const hangsMs = 5_000

export type PackState = {
  /** when the newest whole pack was written, milliseconds; null: none yet */
  readonly writtenAt: number | null
  /** why the last try failed; null: it did not */
  readonly failed: string | null
}

type Parts = {
  /** where to; a place that outlives this machine, such as a share or a stick */
  readonly dir: string
  readonly board: Pick<Board, 'get' | 'folds'>
  readonly positions: Parameters<typeof packOf>[0]['positions']
  readonly now: () => number
  readonly log: Log
}

/**
 * Writes each organisation's pack in every language, at once and then each minute. A file is whole or the last one:
 * it is written beside and put in its place. A place that is away (stick pulled, share gone) is tried again each minute and
 * told in `state`; it never holds anything else up.
 */
export function keepPacks({ dir, log, ...parts }: Parts) {
  let state: PackState = { writtenAt: null, failed: null }
  let work: Promise<void> | undefined

  async function writeAll(): Promise<void> {
    const at = parts.now()
    try {
      await mkdir(dir, { recursive: true })
      for (const organisation of organisationsOn(parts.board)) {
        const pack = packOf(parts, organisation)
        for (const language of languages) await writeWhole(join(dir, fileOf(pack, language)), pageOf(pack, language))
      }
      state = { writtenAt: at, failed: null }
    } catch (error) {
      const failed = error instanceof Error ? error.message : String(error)
      if (state.failed === null) log.warn({ err: error, dir }, 'the fall-back pack could not be written')
      state = { ...state, failed }
    }
  }

  /** One at a time: a share that hangs is not asked again before it has answered. */
  const look = (): Promise<void> => {
    work ??= writeAll().finally(() => {
      work = undefined
    })
    return work
  }
  const timer = setInterval(() => void look(), everyMs)
  void look()
  return {
    look,
    state: (): PackState => state,
    /** what is being written is finished, unless its place hangs */
    async stop(): Promise<void> {
      clearInterval(timer)
      await Promise.race([work, setTimeout(hangsMs, undefined, { ref: false })])
    },
  }
}

function* organisationsOn(board: Pick<Board, 'folds'>): Generator<Organisation> {
  for (const [, fold] of board.folds()) if (fold.kind === 'organisation') yield fold.state
}

const fileOf = ({ organisation }: Pack, language: string): string => `tocsin-${organisation.id}-${language}.html`

async function writeWhole(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${process.pid}.part`
  const handle = await open(unfinished, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  // a file of an earlier run may have had other rights; a share without rights says no, which is no reason to fail
  await chmod(unfinished, 0o600).catch(() => undefined)
  await rename(unfinished, file)
}
