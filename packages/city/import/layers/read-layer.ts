import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { convertFeatures } from './datum.ts'
import type { LayerFeature, LayerFile, OnFinding } from './layer.ts'
import { BrokenLayer } from './layer.ts'
import { setRight, type Box } from './projection.ts'
import { readCsv } from './read-csv.ts'
import { readGeojson } from './read-geojson.ts'
import { readText } from './read-text.ts'

/** Which layers a table can hold: what is a point, and floor plans, whose corners are columns. */
type Shapes = 'any' | 'points' | 'corners'
type Options = {
  readonly shapes: Shapes
  readonly box: Box | undefined
  readonly keepsFar?: boolean
  readonly datum?: LayerFile['datum']
}

/**
 * The features of a layer's file, GeoJSON or CSV as its first character says, in degrees of WGS 84. `box` is the city's.
 * A layer in GCJ-02 is converted. What cannot be used is told to `finding`. Throws BrokenLayer when the whole file cannot be used.
 */
export async function readLayer(
  file: string,
  { shapes, box, keepsFar = false, datum }: Options,
  finding: OnFinding,
): Promise<LayerFeature[]> {
  const text = (await readText(file, finding)).replace(/^\uFEFF/, '')
  const isJson = /^\s*[{[]/.test(text)
  if (!isJson && shapes === 'any') {
    throw new BrokenLayer(file, 'is no GeoJSON', 'Lines and areas come as a GeoJSON FeatureCollection')
  }
  const features = isJson ? readGeojson(file, text, finding) : readCsv(file, text, finding, shapes === 'corners')
  const right = setRight(file, features, box, finding, keepsFar)
  return datum === 'gcj02' ? convertFeatures(right) : right
}

export async function hashOfFile(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(file)) {
    if (!(chunk instanceof Uint8Array)) continue
    hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: hash.digest('hex') }
}
