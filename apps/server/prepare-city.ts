import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { cityFiles, cityFormat } from '@tocsin/city'
import { imagesOfFloorPlans, importCity, type LayerFile } from '@tocsin/city/import'
import { townBeatsFile, townPlansFile, writeTown, writeTownBeats, writeTownPlans } from '@tocsin/city/town'
import { z } from 'zod'
import { checkFile } from './check-file.ts'

export type CityWish = {
  readonly source: string
  readonly stations: string | undefined
  /** layers of one's own */
  readonly layers?: readonly LayerFile[]
  readonly name: string
  readonly signal?: AbortSignal
}
type OnProgress = (phase: string, share: number) => void

/** Raise to have towns that an older program generated made again. */
const townVersion = 3
export const townName = 'linjiang'

export const citiesDir = (dataDir: string): string => join(dataDir, 'cities')
/** Where files lie that people have brought for an import. */
export const filesDir = (dataDir: string): string => join(dataDir, 'city-files')

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex').slice(0, 16)
}

async function existing(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** Whether the folder is a city of this program's format; one of an older is made again from its extract. */
async function isCurrent(dir: string): Promise<boolean> {
  const text = await readFile(join(dir, cityFiles.manifest), 'utf8').catch(() => '{}')
  try {
    return formatShape.safeParse(JSON.parse(text)).success
  } catch {
    return false
  }
}

const formatShape = z.object({ format: z.literal(cityFormat) })

/** What a city's folder is named by, so that the same wish finds it again and another does not. */
async function keyOf({ source, stations, layers = [] }: CityWish): Promise<string> {
  const parts = [await hashOf(source), ...(stations === undefined ? [] : [await hashOf(stations)])]
  if (layers.length === 0) return parts.join('-')
  const hash = createHash('sha256')
  for (const { kind, file, datum } of layers) {
    hash.update(`${kind} ${basename(file)} ${await hashOf(file)}${datum === undefined ? '' : ` ${datum}`}\n`)
    // a plan's image may change while the table that names it stays; a layer that cannot be read is told by the import
    const images = kind === 'floor-plans' ? await imagesOfFloorPlans(file).catch(() => []) : []
    for (const image of images) if (await existing(image)) hash.update(await hashOf(image))
  }
  return [...parts, hash.digest('hex').slice(0, 16)].join('-')
}

/** The folder of the city made from this extract and these layers, imported now if it is not there yet. */
export async function prepareCity(dataDir: string, wish: CityWish, onProgress: OnProgress): Promise<string> {
  const { source, stations, layers = [], name, signal } = wish
  const files = [source, ...(stations === undefined ? [] : [stations]), ...layers.map(({ file }) => file)]
  for (const file of files) await checkFile(file)
  const dir = join(citiesDir(dataDir), `${name}-${await keyOf(wish)}`)
  if (await isCurrent(dir)) return dir
  await mkdir(citiesDir(dataDir), { recursive: true })
  await importCity({
    source,
    layers,
    name,
    intoDir: dir,
    onProgress: ({ phase, share }) => onProgress(phase, share),
    ...(signal === undefined ? {} : { signal }),
    ...(stations === undefined ? {} : { stationsCsv: stations }),
  })
  return dir
}

/** The generated town of this seed, made and imported now if it is not there yet. */
export async function prepareTown(dataDir: string, seed: number, onProgress: OnProgress): Promise<string> {
  await mkdir(citiesDir(dataDir), { recursive: true })
  const source = join(citiesDir(dataDir), `${townName}-${townVersion}-${seed}.osm.pbf`)
  const plansDir = join(dataDir, 'town-plans', `${townVersion}-${seed}`)
  if (!(await existing(source))) {
    onProgress('town', 0)
    const unfinished = `${source}.part`
    const { halls, beats } = await writeTown(unfinished, { seed })
    await writeTownPlans(plansDir, halls)
    await writeTownBeats(plansDir, beats)
    await rename(unfinished, source)
  }
  const layers: LayerFile[] = []
  for (const layer of townLayers(plansDir)) if (await existing(layer.file)) layers.push(layer)
  return prepareCity(dataDir, { source, stations: undefined, layers, name: townName }, onProgress)
}

const townLayers = (folder: string): readonly LayerFile[] => [
  { kind: 'floor-plans', file: join(folder, townPlansFile) },
  { kind: 'beats', file: join(folder, townBeatsFile) },
]

/** A city's name from its file: `sf/streets.osm.pbf` -> `streets`. */
export const nameFrom = (file: string): string =>
  basename(file)
    .replace(/(\.osm)?\.pbf$|\.(geo)?json$/i, '')
    .replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-+/, '') || 'city'

/** The file that says which city is to be used. */
export const choiceFile = (dataDir: string): string => join(citiesDir(dataDir), 'in-use')

/** Remembers which city a start without options uses; a power cut leaves the old choice or the new one. */
export async function chooseCity(dataDir: string, dir: string): Promise<void> {
  const unfinished = join(citiesDir(dataDir), `.in-use.${randomUUID()}.part`)
  try {
    await writeFile(unfinished, `${basename(dir)}\n`, { flush: true })
    await rename(unfinished, choiceFile(dataDir))
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** The folder of the chosen city; undefined when none was chosen or it is gone. */
export async function chosenCity(dataDir: string): Promise<string | undefined> {
  const name = await readFile(choiceFile(dataDir), 'utf8').catch(() => '')
  const dir = join(citiesDir(dataDir), name.trim())
  if (name.trim() === '' || !(await existing(join(dir, cityFiles.manifest)))) return undefined
  // the town can be made again by itself; whose own city is of an older format has to be told
  return name.startsWith(`${townName}-`) && !(await isCurrent(dir)) ? undefined : dir
}
