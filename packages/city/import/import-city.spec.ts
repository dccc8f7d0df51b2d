import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { constants, getPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityFiles, cityFormat } from '../city.ts'
import { BrokenCity, openCity } from '../index.ts'
import { driveTimes } from '../roads/index.ts'
import { makeLayers } from './layers/make-layers.ts'
import { importCity, ImportFailed, type ImportProgress } from './index.ts'

const data = join(import.meta.dirname, '../../../../shared/data')
const monaco = join(data, 'osm/monaco.osm.pbf')
const houses = join(data, 'sf/fire-stations.csv')
const slow = 180_000

let folder: string
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'import-city-'))))
afterAll(() => rm(folder, { recursive: true }))

const order = (name: string) => ({ source: monaco, name, intoDir: join(folder, name) })
const leftovers = async () => (await readdir(folder)).filter((entry) => entry.startsWith('.'))

describe.skipIf(!existsSync(monaco))('given Monaco', { timeout: slow }, () => {
  it('makes a city that opens, tells its progress, and can be made again in the same place', async () => {
    const told: ImportProgress[] = []
    const manifest = await importCity({ ...order('monaco'), onProgress: (progress) => told.push(progress) })
    const city = await openCity(join(folder, 'monaco'))
    expect(city.manifest).toEqual(manifest)
    expect(city.stations.map(({ kind }) => kind)).toContain('police')
    expect(city.places.search('Boulevard des Moulins')[0]?.name).toMatchObject({ en: 'Boulevard des Moulins' })
    const [from, to] = city.stations
    expect(driveTimes(city.roads, { to: to!, from: [from!] })[0]).toHaveProperty('seconds')
    const shares = told.map(({ share }) => share)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)

    await importCity({ ...order('monaco'), name: 'again', stationsCsv: houses })
    const again = await openCity(join(folder, 'monaco'))
    expect(again.manifest.name).toBe('again')
    expect(again.stations[0]).toMatchObject({ id: '1', name: { en: 'Fire Station #1' }, kind: 'fire' })
    expect(await leftovers()).toEqual([])
  })

  it('aborted, it leaves nothing behind and says why', async () => {
    const stop = new AbortController()
    const importing = importCity({
      ...order('aborted'),
      signal: stop.signal,
      onProgress: ({ phase }) => phase === 'places' && stop.abort(new Error('no longer wanted')),
    })
    await expect(importing).rejects.toThrow('no longer wanted')
    expect(existsSync(join(folder, 'aborted'))).toBe(false)
    expect(await leftovers()).toEqual([])
  })

  it.skipIf(!existsSync('/proc/self/task'))('lets everything else go before it, with all its threads', async () => {
    const seen = new Set<number>()
    const onProgress = () => {
      for (const thread of importingThreads()) {
        const priority = priorityOf(thread)
        if (priority !== undefined) seen.add(priority)
      }
    }
    await importCity({ ...order('polite'), onProgress })
    expect([...seen]).toEqual([constants.priority.PRIORITY_LOW])
  })

  it('clears what a killed import left, and leaves alone what a running one works on', async () => {
    const neverAPid = 2 ** 22 + 1
    await mkdir(join(folder, `.killed.importing-${neverAPid}`))
    await mkdir(join(folder, `.killed.importing-${process.ppid}`))
    await importCity(order('killed'))
    expect(await leftovers()).toEqual([`.killed.importing-${process.ppid}`])
    await rm(join(folder, `.killed.importing-${process.ppid}`), { recursive: true })
  })

  it('a city of another format, a damaged or a cut off one is refused with the remedy', async () => {
    const dir = join(folder, 'changed')
    await importCity({ ...order('changed') })
    const manifestFile = join(dir, cityFiles.manifest)
    const manifest = await readFile(manifestFile, 'utf8')
    await writeFile(manifestFile, manifest.replace(`"format": ${cityFormat}`, '"format": 1'))
    await expect(openCity(dir)).rejects.toThrow(/another version.*Import it again/)
    await writeFile(manifestFile, manifest)
    await copyFile(join(dir, cityFiles.roads), join(dir, 'kept'))
    await truncate(join(dir, cityFiles.roads), 5000)
    await expect(openCity(dir)).rejects.toThrow(/is damaged.*Import the city again/)
    await writeFile(join(dir, cityFiles.roads), 'TOCSINRD something else')
    await expect(openCity(dir)).rejects.toThrow(BrokenCity)
  })
})

/** Threads of the importers that this process has started. */
function importingThreads(): number[] {
  const own = readdirSync('/proc/self/task').map((thread) => readFileSync(`/proc/self/task/${thread}/children`, 'utf8'))
  const importers = own
    .flatMap((children) => children.split(' ').filter(Boolean))
    .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('import/child.ts'))
  return importers.flatMap((pid) => readdirSync(`/proc/${pid}/task`).map(Number))
}

/** A thread may end between being listed and being asked. */
function priorityOf(thread: number): number | undefined {
  try {
    return getPriority(thread)
  } catch {
    return undefined
  }
}

describe('given bad input, the import says what is wrong and writes nothing', { timeout: slow }, () => {
  const stationsFile = async (text: string) => {
    const file = join(folder, 'stations.csv')
    await writeFile(file, text)
    return file
  }

  it('a file that is no extract', async () => {
    const source = join(folder, 'text.osm.pbf')
    await writeFile(source, '<?xml version="1.0"?><osm/>')
    const importing = importCity({ ...order('bad'), source })
    await expect(importing).rejects.toThrow(ImportFailed)
    await expect(importing).rejects.toThrow(/is OSM XML, not PBF/)
    expect(existsSync(join(folder, 'bad'))).toBe(false)
    expect(await leftovers()).toEqual([])
  })

  it.each([
    ['station,name,lon\n1,A,2', /no column for lat.*first line must name/],
    ['station,name,lon,lat\n', /a header and no rows/],
    ['station,name,lon,lat\n1,A,x,2', /cannot be used \(stations.csv, line 2: "x", "2"\)/],
    ['station,name,lon,lat\n1,A,2,3\n2,B,2,91', /cannot be used \(stations.csv, line 3\)/],
    ['station,name,lon,lat\n1,A,2,3\n1,B,2,3', /has the station 1 twice/],
    ['station,name,lon,lat\n1,"A,2,3', /is no CSV/],
    ['station,name,lon,lat\n,A,2,3', /without number, name or point \(stations.csv, line 2\)/],
  ])('stations %j', async (text, message) => {
    const layers = [{ kind: 'stations' as const, file: await stationsFile(text) }]
    const reading = makeLayers(
      { extract: undefined, base: undefined, layers, folder, stationsInExtract: () => Promise.resolve([]) },
      () => {},
    )
    await expect(reading).rejects.toThrow(message)
  })

  it('stations at fault stop the import at once', async () => {
    const importing = importCity({ ...order('bad'), stationsCsv: await stationsFile('name\nA') })
    await expect(importing).rejects.toThrow(ImportFailed)
    expect(existsSync(join(folder, 'bad'))).toBe(false)
  })

  it('a folder that holds something else', async () => {
    await mkdir(join(folder, 'mine'))
    await writeFile(join(folder, 'mine', 'thesis.txt'), 'do not lose')
    await expect(importCity(order('mine'))).rejects.toThrow(/is no city. Name another folder/)
    expect(await readdir(join(folder, 'mine'))).toEqual(['thesis.txt'])
  })

  it('a folder that is no city cannot be opened as one', async () => {
    await expect(openCity(folder)).rejects.toThrow(/is no city.*Import a city into it first/)
  })
})
