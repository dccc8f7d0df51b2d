import { randomUUID } from 'node:crypto'
import { createWriteStream, unwatchFile, watchFile } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readManifest, type ImportFinding } from '@tocsin/city'
import { ImportFailed, type LayerFile } from '@tocsin/city/import'
import { findCity, listCities, removeCity, type CityOnDisk } from './cities.ts'
import type { CityService } from './city.ts'
import type { Log } from './log.ts'
import { StartupError } from './postgres/index.ts'
import { choiceFile, chooseCity, chosenCity, citiesDir, filesDir, prepareCity } from './prepare-city.ts'

/** An import that is under way; `share` of the work is done, 0 to 1. */
export type Importing = { readonly name: string; readonly phase: string; readonly share: number }
/** How the last import of this process ended. */
export type Imported =
  | {
      readonly name: string
      readonly outcome: 'done'
      readonly city: string
      readonly report: readonly ImportFinding[]
    }
  | { readonly name: string; readonly outcome: 'failed'; readonly message: string }
  | { readonly name: string; readonly outcome: 'stopped' }

/** An import as somebody at a screen orders it: names of files that lie in the folder for them. */
export type ImportWish = {
  readonly name: string
  readonly source: string
  readonly layers: readonly LayerFile[]
  /** whether the city is to be used once it is whole */
  readonly use: boolean
}

export type StoredFile = { readonly name: string; readonly bytes: number; readonly at: number }

export type CityKeeper = ReturnType<typeof createCityKeeper>

const lookAgainMs = 1_000

/** So much stays free, or a tenth of a small disk: PostgreSQL, which stops when it cannot write, lies on the same one. */
const reserveBytes = 2_000_000_000
const reserveShare = 0.1
/** How often an upload looks whether there is still room. */
const lookForRoomBytes = 16 * 1024 * 1024

/** Room on the disk of a folder, bytes. */
export type Room = { readonly free: number; readonly all: number }

async function roomAt(dir: string): Promise<Room> {
  const { bavail, blocks, bsize } = await statfs(dir)
  return { free: bavail * bsize, all: blocks * bsize }
}

/** A file that would take room that has to stay free; its code is that of a full disk. */
class NoRoom extends Error {
  override readonly name = 'NoRoom'
  readonly code = 'ENOSPC'
}

type Parts = {
  readonly dataDir: string
  readonly city: CityService
  readonly log: Log
  readonly changed: () => void
  readonly room?: (dir: string) => Promise<Room>
}

/**
 * Cities of this server: what there is, the import that is under way, and which one is in use. The choice lies in a file
 * of the data folder, so that `tocsin city use` reaches a running server: the new city is opened, then taken in place of
 * the old one, and `changed` is called; one that cannot be opened changes nothing.
 */
export function createCityKeeper({ dataDir, city, log, changed, room = roomAt }: Parts) {
  let importing: (Importing & { readonly stop: AbortController }) | undefined
  let last: Imported | undefined
  let work: Promise<void> = Promise.resolve()
  let taking: Promise<void> = Promise.resolve()

  async function open(dir: string): Promise<void> {
    if (dir === city.current()?.dir) return
    try {
      await city.use(dir)
      log.info({ city: basename(dir) }, 'another city is in use')
      changed()
    } catch (error) {
      log.warn({ err: error, city: basename(dir) }, 'the city that was chosen cannot be used; the old one stays')
      throw error
    }
  }

  async function takeChosen(): Promise<void> {
    const dir = await chosenCity(dataDir)
    if (dir !== undefined) await open(dir)
  }

  /** One at a time, so that of two choices the later one stands at the end. */
  function inTurn<Value>(step: () => Promise<Value>): Promise<Value> {
    const mine = taking.then(step)
    taking = mine.then(
      () => undefined,
      () => undefined,
    )
    return mine
  }

  /** Takes a city, and chooses it once it is open: of one that cannot be used no choice is left for the next start. */
  const take = (dir: string): Promise<void> =>
    inTurn(async () => {
      await open(dir)
      await chooseCity(dataDir, dir)
    })

  /** Throws where more would take what has to stay free. */
  async function keepReserve(more: number): Promise<void> {
    const { free, all } = await room(filesDir(dataDir))
    if (free - more < Math.min(reserveBytes, all * reserveShare)) throw new NoRoom('no room for the file')
  }

  /** The content, as long as there is room for it. A sender who is refused stays connected and hears why. */
  async function* whileThereIsRoom(content: Readable): AsyncGenerator<Uint8Array> {
    let unseen = 0
    const chunks: AsyncIterable<unknown> = content.iterator({ destroyOnReturn: false })
    for await (const chunk of chunks) {
      if (!(chunk instanceof Uint8Array)) throw new TypeError('a file comes as bytes')
      unseen += chunk.length
      if (unseen >= lookForRoomBytes) {
        await keepReserve(chunk.length)
        unseen = 0
      }
      yield chunk
    }
  }

  async function run(wish: ImportWish, stop: AbortController): Promise<Imported> {
    const { name } = wish
    const file = (each: string): string => join(filesDir(dataDir), each)
    const tell = (phase: string, share: number): void => {
      importing = { name, phase, share, stop }
    }
    try {
      const layers = wish.layers.map((layer) => ({ ...layer, file: file(layer.file) }))
      const order = { source: file(wish.source), stations: undefined, layers, name, signal: stop.signal }
      const dir = await prepareCity(dataDir, order, tell)
      if (wish.use) await take(dir)
      const { report } = await readManifest(dir)
      return { name, outcome: 'done', city: basename(dir), report }
    } catch (error) {
      if (stop.signal.aborted) return { name, outcome: 'stopped' }
      const isKnown = error instanceof ImportFailed || (error instanceof Error && error.name === 'StartupError')
      if (!isKnown) log.warn({ err: error }, 'an import of a city failed')
      return { name, outcome: 'failed', message: error instanceof Error ? error.message : String(error) }
    }
  }

  const hear = (): void => void inTurn(takeChosen).catch(() => undefined)

  return {
    /** from now on takes what is chosen elsewhere, by `tocsin city use` for one */
    watch: (): void => void watchFile(choiceFile(dataDir), { interval: lookAgainMs, persistent: false }, hear),
    list: (): Promise<readonly CityOnDisk[]> => listCities(dataDir),
    state: (): { importing: Importing | null; last: Imported | null } => ({
      importing:
        importing === undefined ? null : { name: importing.name, phase: importing.phase, share: importing.share },
      last: last ?? null,
    }),
    /** Begins an import; false when one is under way already. */
    begin(wish: ImportWish): boolean {
      if (importing !== undefined) return false
      const stop = new AbortController()
      importing = { name: wish.name, phase: 'source', share: 0, stop }
      work = run(wish, stop).then((ended) => {
        last = ended
        importing = undefined
      })
      return true
    },
    stop(): void {
      importing?.stop.abort()
    },
    /** Chooses a city and takes it at once. Throws StartupError for one that is not there, BrokenCity for one that cannot be used. */
    async use(name: string): Promise<void> {
      const found = await findCity(dataDir, name, 'whole')
      await take(join(citiesDir(dataDir), found.name))
    },
    /** Throws StartupError for a city that is not there, is chosen, or is in use although another is chosen. */
    remove: (name: string): Promise<CityOnDisk> =>
      inTurn(async () => {
        const { dir } = city.current() ?? {}
        if (dir !== undefined && resolve(dir) === resolve(citiesDir(dataDir), name))
          throw new StartupError(`${name} is in use; choose another first`)
        return removeCity(dataDir, name, 'whole')
      }),
    /** Files that people have brought for an import. */
    async files(): Promise<readonly StoredFile[]> {
      const entries = await readdir(filesDir(dataDir), { withFileTypes: true }).catch(() => [])
      const plain = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      return Promise.all(
        plain.map(async ({ name }) => {
          const { size, mtimeMs } = await stat(join(filesDir(dataDir), name))
          return { name, bytes: size, at: Math.round(mtimeMs) }
        }),
      )
    },
    /**
     * Keeps a file for imports, of `bytes` where that is known; it is there whole or not at all. Throws an error of code
     * ENOSPC when too little room would be left on the disk.
     */
    async keepFile(name: string, content: Readable, bytes = 0): Promise<void> {
      await mkdir(filesDir(dataDir), { recursive: true })
      await keepReserve(bytes)
      const unfinished = join(filesDir(dataDir), `.${randomUUID()}.part`)
      try {
        await pipeline(whileThereIsRoom(content), createWriteStream(unfinished, { mode: 0o600 }))
        await rename(unfinished, join(filesDir(dataDir), name))
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
    },
    removeFile: (name: string): Promise<void> => rm(join(filesDir(dataDir), name), { force: true }),
    async close(): Promise<void> {
      unwatchFile(choiceFile(dataDir), hear)
      importing?.stop.abort()
      await Promise.all([work, taking])
    },
  }
}
