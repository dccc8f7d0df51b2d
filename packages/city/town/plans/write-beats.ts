import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TownBeat } from '../plan/beats.ts'

/** The name of the layer of beats in its folder. */
export const townBeatsFile = 'beats.geojson'

/** Writes a town's beats and zones as a layer (GeoJSON, WGS 84) into `folder`, which is made. Throws when it cannot be written. */
export async function writeTownBeats(folder: string, beats: readonly TownBeat[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  const features = beats.map(({ id, kind, name, rings }) => ({
    type: 'Feature',
    properties: { id, kind, 'name:zh': name.zh, 'name:en': name.en },
    geometry: { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) },
  }))
  await writeFile(join(folder, townBeatsFile), JSON.stringify({ type: 'FeatureCollection', features }))
}
