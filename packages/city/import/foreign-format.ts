import { BrokenExtract } from './broken-extract.ts'

const toPbf = 'Convert it first, for example: osmium cat IN -o OUT.osm.pbf'

const foreign: readonly (readonly [begins: RegExp, name: string])[] = [
  [/^(\xef\xbb\xbf)?\s*<(\?xml|osm)/i, 'is OSM XML, not PBF'],
  [/^(\xef\xbb\xbf)?\s*<(!doctype|html)/i, 'is a web page, not an extract'],
  [/^BZh/, 'is compressed with bzip2 (probably OSM XML), not PBF'],
  // oxlint-disable-next-line no-control-regex
  [/^\x1f\x8b/, 'is compressed with gzip, not PBF'],
  // oxlint-disable-next-line no-control-regex
  [/^PK\x03\x04/, 'is a ZIP archive, not PBF'],
  [/^\xff\xe0/, 'is an o5m file, not PBF'],
  [/^\s*[{[]/, 'is JSON, not PBF'],
]

/** Throws BrokenExtract with the way out when the first bytes of a file show another well-known format. */
export function refuseForeignFormat(file: string, head: Uint8Array): void {
  const text = Buffer.from(head).toString('latin1')
  const match = foreign.find(([begins]) => begins.test(text))
  if (match) throw new BrokenExtract(file, match[1], toPbf)
}
