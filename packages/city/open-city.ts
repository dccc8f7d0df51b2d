import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { cityFiles, type CityLayers, type CityManifest, type Station } from './city.ts'
import { cityLayers, cityManifest } from './import/import-messages.ts'
import { BeatFinder } from './beats/beat-finder.ts'
import { withBeats } from './beats/with-beats.ts'
import { openPlaces, type Places } from './places/index.ts'
import { openRoads, type RoadNetwork } from './roads/index.ts'

/** A city ready for use. */
export type City = {
  readonly dir: string
  readonly manifest: CityManifest
  readonly roads: RoadNetwork
  /** for those on foot and for boats; undefined where the extract has nothing of the kind */
  readonly roadsFoot: RoadNetwork | undefined
  readonly roadsBoat: RoadNetwork | undefined
  readonly places: Places
  readonly stations: readonly Station[]
  readonly layers: CityLayers
  readonly beats: BeatFinder
  /** the base map, a PMTiles archive */
  readonly mapFile: string
}

/** A folder that is no city, or not one of this version's; says what to do. */
export class BrokenCity extends Error {
  override readonly name = 'BrokenCity'
}

const stationList = z.array(
  z.object({
    id: z.string(),
    name: z.object({ zh: z.string().optional(), en: z.string().optional() }),
    kind: z.enum(['police', 'fire', 'medical', 'other']),
    lon: z.number(),
    lat: z.number(),
  }),
)

/** Opens a folder that `importCity` made. Throws BrokenCity for a folder that is none or of another version. */
export async function openCity(dir: string): Promise<City> {
  const manifest = await readManifest(dir)
  const [roads, roadsFoot, roadsBoat, places, stations, layers] = await Promise.all([
    openRoads(join(dir, cityFiles.roads)),
    openIfThere(join(dir, cityFiles.roadsFoot), manifest.counts['footPieces']),
    openIfThere(join(dir, cityFiles.roadsBoat), manifest.counts['boatPieces']),
    openPlaces(join(dir, cityFiles.places)),
    readJson(dir, cityFiles.stations, stationList),
    readJson(dir, cityFiles.layers, cityLayers),
  ]).catch((error: unknown) => {
    throw new BrokenCity(
      `The city in ${dir} cannot be opened: ${error instanceof Error ? error.message : String(error)}`,
    )
  })
  const beats = new BeatFinder(layers.beats)
  const ways = { roads, roadsFoot, roadsBoat }
  const mapFile = join(dir, cityFiles.map)
  return { dir, manifest, ...ways, places: withBeats(places, beats), stations, layers, beats, mapFile }
}

const openIfThere = async (file: string, pieces = 0): Promise<RoadNetwork | undefined> =>
  pieces === 0 ? undefined : openRoads(file)

/** What a city's folder says of itself, without opening the city. Throws BrokenCity. */
export async function readManifest(dir: string): Promise<CityManifest> {
  const text = await readFile(join(dir, cityFiles.manifest), 'utf8').catch(() => {
    throw new BrokenCity(`${dir} is no city: it has no ${cityFiles.manifest}. Import a city into it first`)
  })
  const parsed = cityManifest.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  throw new BrokenCity(`The city in ${dir} was made by another version or is damaged. Import it again`)
}

async function readJson<T>(dir: string, file: string, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(parseJson(await readFile(join(dir, file), 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(`${file} is damaged. Import the city again`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
