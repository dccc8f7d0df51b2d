import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { cityFiles, type CityManifest } from '../city.ts'
import type { LayerFile } from './layers/layer.ts'
import { importMessage, type ImportMessage, type ImportProgress, type ImportRequest } from './import-messages.ts'

export type ImportOrder = {
  /** an .osm.pbf file, or a GeoJSON of roads and whatever else has OpenStreetMap's tags */
  readonly source: string
  /** stations with the columns station, name, lon, lat; without any those that the extract knows */
  readonly stationsCsv?: string
  /** layers of one's own, any number of each kind */
  readonly layers?: readonly LayerFile[]
  readonly name: string
  /** The city's folder: made, or replaced whole if it is a city already. */
  readonly intoDir: string
  readonly onProgress?: (progress: ImportProgress) => void
  readonly signal?: AbortSignal
}

/** An import that cannot be done as ordered; the message is one sentence or two for the person who ordered it. */
export class ImportFailed extends Error {
  override readonly name = 'ImportFailed'
}

/**
 * Makes a city of an extract, in a child process so that nothing else waits. The folder appears whole at the end or not at
 * all: the work is done in a folder beside it, and what a killed import left there is cleared by the next. Throws
 * ImportFailed when the input or the disk is at fault; the signal's reason when aborted.
 */
export async function importCity(order: ImportOrder): Promise<CityManifest> {
  const into = resolve(order.intoDir)
  order.signal?.throwIfAborted()
  await refuseForeignFolder(into)
  await clearLeftovers(into)
  const folder = besideOf(into, 'importing')
  await mkdir(folder, { recursive: true })
  try {
    const manifest = await runChild(
      { source: resolve(order.source), layers: layersOf(order), name: order.name, folder },
      order,
    )
    order.signal?.throwIfAborted()
    await replace(into, folder)
    return manifest
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function layersOf({ stationsCsv, layers = [] }: ImportOrder): LayerFile[] {
  const stations = stationsCsv === undefined ? [] : [{ kind: 'stations' as const, file: stationsCsv }]
  return [...stations, ...layers].map((layer) => ({ ...layer, file: resolve(layer.file) }))
}

async function runChild(request: ImportRequest, { onProgress, signal }: ImportOrder): Promise<CityManifest> {
  const child = fork(join(import.meta.dirname, 'child.ts'), { execArgv: [] })
  const ended = Promise.all([once(child, 'exit'), once(child, 'disconnect')])
  const stop = () => child.kill('SIGKILL')
  signal?.addEventListener('abort', stop)
  let lastWord: Exclude<ImportMessage, { type: 'progress' }> | undefined
  child.on('message', (raw) => {
    const message = importMessage.parse(raw)
    if (message.type === 'progress') onProgress?.(message)
    else lastWord = message
  })
  child.send(request)
  await ended.finally(() => signal?.removeEventListener('abort', stop))
  signal?.throwIfAborted()
  const how = child.signalCode ?? `code ${child.exitCode}`
  if (!lastWord) throw new ImportFailed(`The import was ended from outside (${how}). Start it again`)
  if (lastWord.type === 'crashed') throw new Error(lastWord.message)
  if (lastWord.type === 'failed') throw new ImportFailed(lastWord.message)
  return lastWord.manifest
}

async function refuseForeignFolder(into: string): Promise<void> {
  const found = await stat(into).catch(() => undefined)
  if (!found) return
  const entries = found.isDirectory() ? await readdir(into) : ['']
  if (entries.length === 0 || entries.includes(cityFiles.manifest)) return
  throw new ImportFailed(`${into} is there already and is no city. Name another folder, or remove it`)
}

/** The old city stays until the new one is whole, and its files stay readable to those who have them open. */
async function replace(into: string, folder: string): Promise<void> {
  const old = besideOf(into, 'old')
  await rename(into, old).catch((error: unknown) => {
    if (!isMissing(error)) throw error
  })
  await rename(folder, into)
  await rm(old, { recursive: true, force: true })
}

// Names beside the city's folder say whose they are: .wuhan.importing-4711 belongs to process 4711.
const besideOf = (into: string, what: 'importing' | 'old') =>
  join(dirname(into), `.${basename(into)}.${what}-${process.pid}`)

async function clearLeftovers(into: string): Promise<void> {
  const entries = await readdir(dirname(into)).catch(() => [])
  for (const entry of entries) {
    const match = /^\.(.+)\.(?:importing|old)-(\d+)$/.exec(entry)
    if (!match || match[1] !== basename(into) || isRunning(Number(match[2]))) continue
    await rm(join(dirname(into), entry), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'
