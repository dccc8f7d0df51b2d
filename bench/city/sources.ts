import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeTown } from '@tocsin/city/town'

/** A city to import, what its figures begin with, and something to ask of it. */
export type Source = {
  readonly key: string
  readonly question: string
  /** the file on disk; generated towns are made now when they are not there yet */
  readonly file: () => Promise<string>
}

const data = join(import.meta.dirname, '../../../shared/data')
const townSources = join(import.meta.dirname, '../../packages/city/town')
const seed = 1

export const sources: readonly Source[] = [
  { key: 'sf', question: 'Market Street', file: given('sf/streets.osm.pbf') },
  { key: 'li', question: 'Vaduz Landstrasse', file: given('osm/liechtenstein-2021.osm.pbf') },
  { key: 'munich', question: 'Marienplatz', file: given('osm/munchen.osm.pbf') },
  { key: 'macau', question: '友誼大馬路', file: given('cn/macau-roads.geojson') },
  { key: 'quarter_million', question: '人民医院', file: () => townOf(250_000) },
  { key: 'half_million', question: '人民医院', file: () => townOf(500_000) },
  { key: 'million', question: '人民医院', file: () => townOf(1_000_000) },
]

function given(path: string): () => Promise<string> {
  return async () => {
    const file = join(data, path)
    if (!existsSync(file)) throw new Error(`${file} is missing`)
    return file
  }
}

/** A town of so many addresses, kept in the folder for temporary files from one run to the next. */
export async function townOf(addresses: number): Promise<string> {
  const folder = join(tmpdir(), 'tocsin-bench-towns')
  const file = join(folder, `${addresses}-${drawnBy()}.osm.pbf`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  const before = performance.now()
  await writeTown(file, { seed, addresses })
  console.log(
    `  drew a town of ${addresses} addresses in ${((performance.now() - before) / 1000).toFixed(1)} s: ${file}`,
  )
  return file
}

/** The same program draws the same town; another may draw another. */
function drawnBy(): string {
  const hash = createHash('sha256')
  for (const file of globSync('**/*.ts', { cwd: townSources }).sort()) {
    if (!file.endsWith('.spec.ts')) hash.update(file).update(readFileSync(join(townSources, file)))
  }
  return hash.digest('hex').slice(0, 12)
}
