import { openCity } from '@tocsin/city'
import { importCity, ImportFailed } from '@tocsin/city/import'
import { driveTimes } from '@tocsin/city/roads'
import type { Served } from './import-to-serving.ts'
import { mainComponentPct } from './main-component.ts'

// Does with a city what the server does, and nothing else: has it imported, opens it, answers.
const [source = '', intoDir = '', question = ''] = process.argv.slice(2)

async function serve(): Promise<Served> {
  const beganAt = performance.now()
  const seconds = (): number => (performance.now() - beganAt) / 1000
  const phases: [string, number][] = []
  const { counts } = await importCity({
    source,
    name: 'bench',
    intoDir,
    onProgress: ({ phase }) => phases.at(-1)?.[0] !== phase && phases.push([phase, seconds()]),
  })
  const importedS = seconds()
  const city = await openCity(intoDir)
  const openedS = seconds()
  const [place] = city.places.search(question, { limit: 10 })
  if (!place) throw new Error(`${question} is not in the city: nothing was found`)
  const [lon, lat] = city.manifest.centre
  const [drive] = driveTimes(city.roads, { to: place, from: [{ lon, lat }] })
  if (typeof drive !== 'object') throw new Error(`no way from the middle of the city to ${place.label}`)
  const servingS = seconds()
  globalThis.gc?.()
  const servingMb = process.memoryUsage().rss / 2 ** 20
  return { importedS, openedS, servingS, servingMb, mainPct: mainComponentPct(city.roads), phases, counts }
}

try {
  process.send?.(await serve())
} catch (error) {
  if (!(error instanceof ImportFailed)) throw error
  process.send?.({ refused: error.message })
}
process.disconnect()
