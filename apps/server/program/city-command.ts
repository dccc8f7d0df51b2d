import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { StartupError } from '../postgres/index.ts'
import { chooseCity, chosenCity, nameFrom, prepareCity } from '../prepare-city.ts'
import { createProgress } from '../progress.ts'
import { citySpeeds } from './city-speeds.ts'

const usage =
  'tocsin city import FILE.osm.pbf [--name NAME] [--stations FILE.csv] | city list | city use NAME | city speeds'

/** `tocsin city ...`: makes cities from extracts, lists them, chooses the one that the next start uses, learns its speeds. */
export async function cityCommand(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { name: { type: 'string' }, stations: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const { dataDir } = readConfig(process.env)
  const [verb, what] = positionals
  const tell = (value: object, text: string): void => console.log(values.json ? JSON.stringify(value) : text)
  if (verb === 'import' && what !== undefined) {
    const progress = createProgress()
    const wish = { source: what, stations: values.stations, name: values.name ?? nameFrom(what) }
    const dir = await prepareCity(dataDir, wish, progress.show).finally(progress.end)
    await chooseCity(dataDir, dir)
    tell({ city: dir }, `${dir} is ready, and the next start uses it.`)
  } else if (verb === 'list') {
    const names = await namesIn(dataDir)
    const inUse = await chosenCity(dataDir)
    tell(
      { cities: names, inUse },
      names.map((name) => `${inUse?.endsWith(name) === true ? '*' : ' '} ${name}`).join('\n'),
    )
  } else if (verb === 'use' && what !== undefined) {
    const names = await namesIn(dataDir)
    const found = names.find((name) => name === what) ?? names.find((name) => name.startsWith(what))
    if (found === undefined)
      throw new StartupError(`there is no city ${what}; tocsin city list shows those that there are`)
    await chooseCity(dataDir, join(dataDir, 'cities', found))
    tell({ city: found }, `The next start uses ${found}.`)
  } else if (verb === 'speeds') await citySpeeds(dataDir, tell)
  else throw new StartupError(usage)
}

async function namesIn(dataDir: string): Promise<string[]> {
  const entries = await readdir(join(dataDir, 'cities'), { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}
