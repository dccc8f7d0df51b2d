import type { Log } from '../log.ts'
import type { Store } from '../store/index.ts'
import { lineOf } from './head.ts'
import { frontierText, keptHead, nextHead } from './next-head.ts'
import type { Place } from './places.ts'
import { openSigningKey } from './signing-key.ts'

const everyMs = 60_000
/** So many heads go to a place at once: with 65,536 entries each that is some 11 MB. */
const headsAtOnce = 8

export type PlaceState = {
  readonly name: string
  /** how far the place has the log; null: not known yet */
  readonly size: number | null
  /** when all heads were last there, milliseconds; null: not since the start */
  readonly at: number | null
  /** why it could not be written last; null: it could */
  readonly failed: string | null
  /** the place knows a longer log than this one: it was cut or rolled back */
  readonly isAhead: boolean
}

export type AuditState = {
  /** the newest head; null: none yet */
  readonly head: { readonly size: number; readonly at: number } | null
  readonly places: readonly PlaceState[]
  /** why no head could be signed; null: none failed */
  readonly failed: string | null
}

/** What the health page says of it. */
export const auditHealth = ({ places, failed }: AuditState): { auditAt: number | null; auditOk: boolean } => {
  const times = places.flatMap(({ at }) => at ?? [])
  return {
    auditAt: places.length > 0 && times.length === places.length ? Math.min(...times) : null,
    auditOk: failed === null && places.every((place) => place.failed === null && !place.isAhead),
  }
}

type Parts = {
  readonly store: Pick<Store, 'alone' | 'heads'>
  readonly dataDir: string
  readonly places: readonly Place[]
  readonly now: () => number
  readonly log: Log
}

export type KeptHeads = ReturnType<typeof keepHeads>

/**
 * Signs the log each minute when anything happened, and once at the end; by one server process at a time. The heads go to
 * every place; one that cannot be written is told in `state` and in the log, waited for by nothing, and caught up when it
 * is back.
 */
export function keepHeads({ store, dataDir, places, now, log }: Parts) {
  let head: AuditState['head'] = null
  let failed: string | null = null
  const states = new Map<string, PlaceState>(
    places.map(({ name }) => [name, { name, size: null, at: null, failed: null, isAhead: false }]),
  )
  let work: Promise<void> | undefined

  async function sign(id: string): Promise<void> {
    const key = await openSigningKey(dataDir)
    const end = await store.heads.end()
    const stored = await store.heads.last()
    let last = stored === undefined ? undefined : keptHead(stored.line, stored.frontier)
    for (;;) {
      if (last !== undefined) head = { size: last.head.size, at: last.head.at }
      const next = await nextHead(store.heads.asking, last, { log: id, end, now: now(), key })
      if (next === undefined) return
      const { size, at } = next.head
      await store.heads.add({ size, at, frontier: frontierText(next.frontier), line: lineOf(next.head) })
      last = next
    }
  }

  async function send(place: Place, id: string): Promise<void> {
    const before = states.get(place.name)
    try {
      let size = await place.sizeOf(id)
      const isAhead = size > (head?.size ?? 0)
      if (isAhead && before?.isAhead !== true)
        log.error(
          { place: place.name, there: size, here: head?.size ?? 0 },
          'the second place knows a longer log than this one: entries are missing here; run "tocsin audit verify"',
        )
      for (;;) {
        const heads = await store.heads.after(size, headsAtOnce)
        const newest = heads.at(-1)
        if (newest === undefined) break
        await place.add(
          id,
          heads.map(({ line }) => line),
        )
        size = newest.size
      }
      states.set(place.name, { name: place.name, size, at: now(), failed: null, isAhead })
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      if ((before?.failed ?? null) === null)
        log.warn({ err: error, place: place.name }, 'heads of the log were not written there')
      states.set(place.name, { name: place.name, size: null, at: null, isAhead: false, ...before, failed: why })
    }
  }

  async function make(): Promise<void> {
    try {
      await store.alone('audit', async () => {
        const id = await store.heads.logId()
        await sign(id)
        await Promise.all(places.map((place) => send(place, id)))
      })
      failed = null
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      if (failed !== why) log.error({ err: error }, 'the log could not be signed')
      failed = why
    }
  }

  const look = (): Promise<void> => {
    work ??= make().finally(() => {
      work = undefined
    })
    return work
  }
  const timer = setInterval(() => void look(), everyMs)
  void look()
  return {
    look,
    state: (): AuditState => ({ head, places: [...states.values()], failed }),
    /** signs what came last, when nobody appends any more */
    async stop(): Promise<void> {
      clearInterval(timer)
      await work
      await look()
    },
  }
}
