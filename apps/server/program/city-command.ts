import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readManifest } from '@tocsin/city'
import { layerKinds, type LayerFile } from '@tocsin/city/import'
import { findCity, listCities, removeCity, type CityOnDisk } from '../cities.ts'
import { readConfig } from '../config.ts'
import { firstOrganisation } from '../found.ts'
import { StartupError } from '../postgres/index.ts'
import { chooseCity, citiesDir, nameFrom, prepareCity } from '../prepare-city.ts'
import { createProgress } from '../progress.ts'
import { cityNames } from './city-names.ts'
import { citySpeeds } from './city-speeds.ts'
import { describeFinding } from './describe-finding.ts'

const usage = `tocsin city import FILE.osm.pbf|FILE.geojson [--name NAME] [${layerKinds.map((kind) => `--${kind} FILE`).join('] [')}] [--gcj02 FILE] | city list | city use NAME | city remove NAME | city names [--csv] [--organisation ID] | city speeds`

/** `tocsin city ...`: makes cities from extracts and layers, lists them, chooses the one that the next start uses. */
export async function cityCommand(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const { dataDir } = readConfig(process.env)
  const [verb, what, ...rest] = positionals
  const tell: Tell = (value, text) => console.log(values.json ? JSON.stringify(value) : text)
  if (rest.length > 0) throw new StartupError(`${rest[0]} is one too many; ${usage}`)
  if (verb === 'list' && what === undefined) return tellCities(await listCities(dataDir), tell)
  if (verb === 'names' && what === undefined) return cityNames(values.organisation, values.csv)
  if (verb === 'speeds' && what === undefined) return citySpeeds(dataDir, tell)
  if (what === undefined) throw new StartupError(usage)
  if (verb === 'import') return importInto(dataDir, what, values.name ?? nameFrom(what), layersIn(values), tell)
  if (verb === 'use') return use(dataDir, what, tell)
  if (verb !== 'remove') throw new StartupError(usage)
  const { name, bytes } = await removeCity(dataDir, what)
  tell({ removed: name, freedBytes: bytes }, `${name} is gone; ${megabytes(bytes)} are free again.`)
}

type Tell = (value: object, text: string) => void

const layer = { type: 'string', multiple: true } as const
const options = {
  name: { type: 'string' },
  json: { type: 'boolean', default: false },
  csv: { type: 'boolean', default: false },
  organisation: { type: 'string', default: firstOrganisation },
  // findings are told after every import; the option says so aloud
  report: { type: 'boolean', default: true },
  roads: layer,
  hydrants: layer,
  aeds: layer,
  premises: layer,
  fixtures: layer,
  stations: layer,
  beats: layer,
  zones: layer,
  'closed-areas': layer,
  'floor-plans': layer,
  gcj02: layer,
} as const

type LayerOptions = Partial<Record<LayerFile['kind'] | 'gcj02', string[]>>

/** The layers that were given; `--gcj02` names those among them, by file or by kind, whose coordinates are GCJ-02. */
function layersIn({ gcj02 = [], ...values }: LayerOptions): LayerFile[] {
  const given = layerKinds.flatMap((kind) => (values[kind] ?? []).map((file) => ({ kind, file })))
  const foreign = gcj02.find((name) => given.every(({ kind, file }) => name !== file && name !== kind))
  if (foreign !== undefined)
    throw new StartupError(`--gcj02 ${foreign} names no layer of this import; give its file once more`)
  return given.map((each) =>
    gcj02.includes(each.file) || gcj02.includes(each.kind) ? { ...each, datum: 'gcj02' } : each,
  )
}

async function importInto(
  dataDir: string,
  source: string,
  name: string,
  layers: readonly LayerFile[],
  tell: Tell,
): Promise<void> {
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_-]*$/u.test(name)) {
    throw new StartupError(`--name ${name} cannot name a city: letters, digits, - and _`)
  }
  const progress = createProgress()
  const wish = { source, stations: undefined, layers, name }
  const dir = await prepareCity(dataDir, wish, progress.show).finally(progress.end)
  await chooseCity(dataDir, dir)
  const { counts, report } = await readManifest(dir)
  const found =
    report.length === 0 ? ['Nothing was left out.'] : ['Found in the files:', ...report.map(describeFinding)]
  tell(
    { city: dir, counts, report },
    [...found, `${dir} is ready; a running server takes it now, and so does the next start.`].join('\n'),
  )
}

async function use(dataDir: string, what: string, tell: Tell): Promise<void> {
  const { name, manifest } = await findCity(dataDir, what)
  if (manifest === undefined) throw new StartupError(`${name} was made by another version: import it again`)
  await chooseCity(dataDir, join(citiesDir(dataDir), name))
  tell({ city: name }, `A running server takes ${name} now, and every start from here on.`)
}

function tellCities(cities: readonly CityOnDisk[], tell: Tell): void {
  const rows = cities.map(({ name, bytes, inUse, manifest }) => {
    const about = manifest
      ? `${manifest.importedAt.slice(0, 16).replace('T', ' ')}Z  ${countsIn(manifest.counts)}`
      : 'of another version: import it again'
    return `${inUse ? '*' : ' '} ${name}  ${megabytes(bytes)}  ${about}`
  })
  const shown = cities.map(({ name, bytes, inUse, manifest }) => ({
    name,
    bytes,
    inUse,
    importedAt: manifest?.importedAt,
    counts: manifest?.counts,
    layers: manifest?.layers,
  }))
  tell(
    { cities: shown, inUse: cities.find(({ inUse }) => inUse)?.name },
    rows.length > 0 ? rows.join('\n') : 'There are no cities yet.',
  )
}

const told = ['roads', 'streets', 'addresses', 'pois', 'stations', 'beats']

const countsIn = (counts: Readonly<Record<string, number>>): string =>
  told.flatMap((what) => (counts[what] ? [`${counts[what]} ${what}`] : [])).join(', ')

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
