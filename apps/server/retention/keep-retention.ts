import { erasure, type Recorded, type Sealed, type Settings } from '@tocsin/domain'
import { newId } from '@tocsin/link'
import type { FoldOf } from '../live/fold.ts'
import type { Log } from '../log.ts'
import type { ClosedWords, Store } from '../store/index.ts'

const lookEveryMs = 3_600_000
const dayMs = 86_400_000
/** Looked at in one go; the rest follows at once. */
const page = 200
/** A crash between the keys and the files leaves files that nobody can open: they go at a later look, within this time. */
const lookBackMs = 7 * dayMs

type IncidentFold = FoldOf<'incident'>

type Parts = {
  readonly store: Pick<Store, 'retention' | 'dataKeys' | 'alone' | 'appender'>
  readonly organisations: () => readonly { readonly id: string; readonly settings: Settings }[]
  /** the incident that decides whether words of a subject may end: itself, or that of a contact; none for a call that became none */
  readonly incidentOf: (subject: string) => Promise<IncidentFold | undefined>
  readonly eventsOf: (subjects: readonly string[]) => Promise<readonly Recorded[]>
  readonly removeFile: (address: string) => Promise<void>
  readonly now: () => number
  readonly log: Log
}

type FileEvent = Recorded<{ type: 'file-attached'; data: { address: string; key: Sealed } }>
const isFile = (event: Recorded): event is FileEvent => event.type === 'file-attached'

/**
 * Erases what is kept longer than its organisation says, each hour, in one server process at a time: wrapped keys of callers' and
 * incidents' words are destroyed with an event that says so, sealed files and positions of units removed.
 */
export function keepRetention({ store, organisations, incidentOf, eventsOf, removeFile, now, log }: Parts) {
  let running: Promise<unknown> = Promise.resolve()
  let isStopping = false

  const daysOf = (org: string): number | undefined =>
    organisations().find(({ id }) => id === org)?.settings.retention.callerDays

  /** Words that another organisation wrote end with the owner's at the latest. */
  const daysFor = ({ owner, org }: ClosedWords): number =>
    Math.min(...[daysOf(owner), daysOf(org)].map((days) => days ?? Number.POSITIVE_INFINITY))

  const addressesOf = async (subject: string, keys: readonly string[]): Promise<readonly string[]> =>
    subject.startsWith('incident/')
      ? (await eventsOf([subject]))
          .filter(isFile)
          .flatMap(({ data }) => (keys.includes(data.key.k) ? [data.address] : []))
      : []

  async function erase(words: ClosedWords): Promise<boolean> {
    const incident = await incidentOf(words.subject)
    if (incident !== undefined && incident.state.held !== null) return false
    const { subject: what, org, retention, keys, version } = words
    const addresses = await addressesOf(what, keys)
    const data = { what, retention, keys, files: addresses.length, days: daysFor(words) }
    const { kind } = await store.appender.append({
      command: newId(),
      actor: { org, account: 'system', seat: null, exercise: false, deviceAt: null },
      drafts: [erasure(org, data)],
      // one that was opened again or held meanwhile keeps its words
      expects: new Map([
        ...(incident === undefined ? [] : [[`incident/${incident.state.id}`, incident.version] as const]),
        [what, version],
      ]),
      unversioned: new Set([erasure(org, data).subject]),
      take: [],
      release: [],
      keys: [],
      erase: keys,
      answer: {},
    })
    if (kind !== 'stored') return false
    for (const address of addresses) await removeFile(address)
    return true
  }

  async function eraseWords(): Promise<number> {
    let erased = 0
    const least = Math.min(...organisations().map(({ settings }) => settings.retention.callerDays))
    if (!Number.isFinite(least)) return 0
    // Held ones and those that another organisation keeps for longer are passed over: they hold nobody up behind them.
    let last: ClosedWords | undefined
    do {
      const due = await store.retention.closedBefore(now() - least * dayMs, page, last)
      for (const words of due) if (words.closedAt < now() - daysFor(words) * dayMs && (await erase(words))) erased += 1
      last = due.length < page ? undefined : due.at(-1)
    } while (last !== undefined && !isStopping)
    return erased
  }

  async function removeLeftFiles(): Promise<void> {
    for (const { subject, keys } of await store.retention.erasedSince(now() - lookBackMs))
      for (const address of await addressesOf(subject, keys)) await removeFile(address)
  }

  async function erasePositions(): Promise<void> {
    for (const { id, settings } of organisations())
      await store.retention.erasePositions(id, now() - settings.retention.positionDays * dayMs)
  }

  async function look(): Promise<number> {
    let erased = 0
    await store.alone('retention', async () => {
      await removeLeftFiles()
      erased = await eraseWords()
      await erasePositions()
      if (erased > 0) await store.dataKeys.vacuum()
    })
    if (erased > 0) log.info({ erased }, 'what was kept long enough was erased')
    return erased
  }

  function begin(): Promise<number> {
    const work = running.catch(() => undefined).then(look)
    running = work
    return work
  }
  const timer = setInterval(() => {
    begin().catch((error: unknown) =>
      log.warn({ err: error }, 'what was kept long enough could not be erased; tried again in an hour'),
    )
  }, lookEveryMs)

  return {
    /** erases what is due now, as happens by itself every hour; of how many subjects */
    look: begin,
    async stop(): Promise<void> {
      isStopping = true
      clearInterval(timer)
      await running.catch(() => undefined)
    },
  }
}
