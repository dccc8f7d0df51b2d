import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { BrokenLayer, type OnFinding } from './layer.ts'

/** A layer is read whole; half a gigabyte of text is as much as one string of the runtime holds. */
const maxLayerBytes = 400 * 1024 * 1024

const foreign: readonly (readonly [begins: RegExp, name: string, remedy: string])[] = [
  // oxlint-disable-next-line no-control-regex
  [/^PK\x03\x04/, 'is a ZIP archive or a spreadsheet', 'Unpack it, or save it as CSV (UTF-8) or GeoJSON'],
  // oxlint-disable-next-line no-control-regex
  [/^\x00\x00\x27\x0a/, 'is a shapefile', 'Convert it: ogr2ogr -f GeoJSON -t_srs EPSG:4326 OUT.geojson IN.shp'],
  [/^SQLite format 3/, 'is a GeoPackage', 'Convert it: ogr2ogr -f GeoJSON -t_srs EPSG:4326 OUT.geojson IN.gpkg'],
  // oxlint-disable-next-line no-control-regex
  [/^\xd0\xcf\x11\xe0/, 'is an old spreadsheet', 'Save it as CSV (UTF-8)'],
  // oxlint-disable-next-line no-control-regex
  [/^\x1f\x8b/, 'is compressed with gzip', 'Unpack it first'],
  [
    /^(\xef\xbb\xbf)?\s*</,
    'is XML (KML, GML or a web page)',
    'Convert it: ogr2ogr -f GeoJSON -t_srs EPSG:4326 OUT.geojson IN',
  ],
]

/**
 * The text of a layer: UTF-8, UTF-16 with its mark, or GBK (read as GB 18030, which holds it), and then told to
 * `finding`. Throws BrokenLayer for a file that is missing, empty, too large or another well-known format.
 */
export async function readText(file: string, finding: OnFinding): Promise<string> {
  const bytes = await readBytes(file)
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1')
  const match = foreign.find(([begins]) => begins.test(head))
  if (match) throw new BrokenLayer(file, match[1], match[2])
  const text = decode(file, bytes, finding)
  if (text.trim() === '') throw new BrokenLayer(file, 'is empty', 'Export the layer again, or leave it out')
  return text
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file)
    if (size === 0) throw new BrokenLayer(file, 'is empty', 'Export the layer again, or leave it out')
    if (size > maxLayerBytes) {
      const remedy = 'Cut it into several files, or make an .osm.pbf of it'
      throw new BrokenLayer(file, `is too large for a layer (${Math.round(size / 1e6)} MB)`, remedy)
    }
    return await readFile(file)
  } catch (error) {
    if (error instanceof BrokenLayer) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new BrokenLayer(file, `cannot be read (${code})`, 'Check the path and the rights of the file')
  }
}

function decode(file: string, bytes: Uint8Array, finding: OnFinding): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodeChinese(file, bytes, finding)
  }
}

function decodeChinese(file: string, bytes: Uint8Array, finding: OnFinding): string {
  try {
    const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes)
    finding('layer-in-gbk', basename(file))
    return text
  } catch {
    throw new BrokenLayer(file, 'is no text in UTF-8 or GBK', 'Save it as UTF-8')
  }
}
