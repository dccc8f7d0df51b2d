import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readManifest, type CityManifest } from '@tocsin/city'
import { StartupError } from './postgres/index.ts'
import { chosenCity, citiesDir, townName } from './prepare-city.ts'

/** A city in the data folder. One of an older format has no manifest here: it has to be imported again. */
export type CityOnDisk = {
  readonly name: string
  readonly bytes: number
  readonly inUse: boolean
  readonly manifest: CityManifest | undefined
}

/** All cities of the data folder by name. Folders of imports that are under way, which begin with a dot, are none. */
export async function listCities(dataDir: string): Promise<CityOnDisk[]> {
  const entries = await readdir(citiesDir(dataDir), { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name)
  const chosen = await chosenCity(dataDir)
  return Promise.all(
    names.toSorted().map(async (name) => {
      const dir = join(citiesDir(dataDir), name)
      // without a choice the server makes and uses the generated town
      const inUse = chosen === undefined ? name.startsWith(`${townName}-`) : chosen === dir
      return { name, bytes: await bytesIn(dir), inUse, manifest: await readManifest(dir).catch(() => undefined) }
    }),
  )
}

/** How a name is taken: at the command line its beginning will do; a program gives all of it. */
type Naming = 'beginning' | 'whole'

/** The city of this name, or the only one whose name begins so. Throws StartupError. */
export async function findCity(dataDir: string, name: string, naming: Naming = 'beginning'): Promise<CityOnDisk> {
  const cities = await listCities(dataDir)
  const exact = cities.find((city) => city.name === name)
  const alike = naming === 'whole' ? [] : cities.filter((city) => city.name.startsWith(name))
  if (exact) return exact
  if (alike.length > 1) {
    throw new StartupError(
      `there are several cities ${name}: ${alike.map((city) => city.name).join(', ')}; give the whole name`,
    )
  }
  if (alike[0]) return alike[0]
  throw new StartupError(`there is no city ${name}; tocsin city list shows those that there are`)
}

/** Deletes a city; the bytes that are free now. Throws StartupError for the one in use. */
export async function removeCity(dataDir: string, name: string, naming?: Naming): Promise<CityOnDisk> {
  const city = await findCity(dataDir, name, naming)
  if (city.inUse) throw new StartupError(`${city.name} is in use; choose another first: tocsin city use NAME`)
  await rm(join(citiesDir(dataDir), city.name), { recursive: true })
  return city
}

async function bytesIn(dir: string): Promise<number> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true })
  const sizes = await Promise.all(
    entries.filter((entry) => entry.isFile()).map((entry) => stat(join(entry.parentPath, entry.name))),
  )
  return sizes.reduce((sum, { size }) => sum + size, 0)
}
