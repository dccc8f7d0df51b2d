import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildPlaces, openPlaces, type Places } from '@tocsin/city/places'
import { askDivisions } from './geocode/divisions.ts'
import { townCentre, writeTown } from '@tocsin/city/town'
import { townOf } from './city/sources.ts'
import { askLiechtenstein } from './geocode/liechtenstein.ts'
import { askSanFrancisco } from './geocode/san-francisco.ts'
import { askScripts } from './geocode/scripts.ts'
import { readTownTexts } from './geocode/town-texts.ts'
import { startTrigrams, typeIntoTrigrams, type Trigrams } from './geocode/trigram.ts'
import { typeAll, typedTexts } from './geocode/typing.ts'

const data = join(import.meta.dirname, '../../shared/data')
const extracts = {
  sf: join(data, 'sf/streets.osm.pbf'),
  calls: join(data, 'sf/calls-2016-12-31.csv'),
  macau: join(data, 'cn/macau-roads.geojson'),
  offices: join(data, 'cn/office-addresses.txt'),
  liechtenstein: join(data, 'osm/liechtenstein-2021.osm.pbf'),
}

/** Of the prefixes that are typed into the search, so many go to the trigram table, too. */
const trigramsAsked = 400

/**
 * Asks the geocoder real questions and compares its answers with where things are; then types into a city of a million
 * addresses, beside a trigram table of the same. `--only typing` does the last alone.
 */
export async function bench(args: string[]): Promise<Record<string, number>> {
  const { values } = parseArgs({ args, options: { only: { type: 'string' } } })
  const missing = Object.values(extracts).filter((file) => !existsSync(file))
  if (missing.length > 0) throw new Error(`the data to ask for is missing: ${missing.join(', ')}`)
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-geocode-'))
  const open = async (extract: string): Promise<Places> => {
    const file = join(folder, 'places.bin')
    await buildPlaces(extract, file)
    return openPlaces(file)
  }
  const trigrams = await startTrigrams()
  try {
    const typing = await askWhileTyping(open, trigrams)
    if (values.only === 'typing') return typing
    const town = join(folder, 'town.osm.pbf')
    await writeTown(town, { seed: 1 })
    return {
      ...(await askSanFrancisco(await open(extracts.sf), extracts.calls)),
      ...(await askLiechtenstein(await open(extracts.liechtenstein), extracts.liechtenstein, trigrams)),
      ...(await askScripts(
        { places: await open(town), extract: town },
        { geojson: extracts.macau, intoDir: join(folder, 'macau') },
      )),
      ...(await askDivisions(extracts.offices)),
      ...typing,
    }
  } finally {
    await trigrams.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function askWhileTyping(open: (extract: string) => Promise<Places>, trigrams: Trigrams) {
  const extract = await townOf(1_000_000)
  const texts = await readTownTexts(extract)
  const typed = typedTexts(texts)
  const places = await open(extract)
  const [lon, lat] = townCentre
  console.log(`Typing in a town of ${texts.addresses.length} addresses:`)
  const ours = typeAll(places, typed, { lon, lat })
  await trigrams.fill(texts.addresses)
  return { ...ours, ...(await typeIntoTrigrams(trigrams, typed, trigramsAsked)) }
}
