import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPlaces, openPlaces, type Places } from '@tocsin/city/places'
import { writeTown } from '@tocsin/city/town'
import { askDivisions } from './geocode/divisions.ts'
import { askLiechtenstein } from './geocode/liechtenstein.ts'
import { askSanFrancisco } from './geocode/san-francisco.ts'
import { askScripts } from './geocode/scripts.ts'

const data = join(import.meta.dirname, '../../shared/data')
const extracts = {
  sf: join(data, 'sf/streets.osm.pbf'),
  calls: join(data, 'sf/calls-2016-12-31.csv'),
  offices: join(data, 'cn/office-addresses.txt'),
  liechtenstein: join(data, 'osm/liechtenstein-2021.osm.pbf'),
}

/** Asks the geocoder real questions and compares its answers with where things are. */
export async function bench(): Promise<Record<string, number>> {
  const missing = Object.values(extracts).filter((file) => !existsSync(file))
  if (missing.length > 0) throw new Error(`the data to ask for is missing: ${missing.join(', ')}`)
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-geocode-'))
  const open = async (extract: string): Promise<Places> => {
    const file = join(folder, 'places.bin')
    await buildPlaces(extract, file)
    return openPlaces(file)
  }
  try {
    const town = join(folder, 'town.osm.pbf')
    await writeTown(town, { seed: 1 })
    return {
      ...(await askSanFrancisco(await open(extracts.sf), extracts.calls)),
      ...(await askLiechtenstein(await open(extracts.liechtenstein), extracts.liechtenstein)),
      ...(await askScripts(await open(town), town)),
      ...(await askDivisions(extracts.offices)),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
