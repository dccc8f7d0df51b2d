import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { metresBetween, type Place, type Places } from '@tocsin/city/places'
import { z } from 'zod'
import { median, percentile } from '../statistics.ts'

const rowsShape = z.array(z.object({ Address: z.string(), Location: z.string() }))
const placed = new Set<Place['kind']>(['address', 'interpolated', 'block', 'crossing'])

/** Words of a street that tell it from others; types and directions do not. */
const tellingWords = (street: string): string[] =>
  street
    .toUpperCase()
    .replaceAll(
      /\b(?:AVE|AV|AVENUE|ST|STREET|BLVD|BL|RD|ROAD|DR|DRIVE|CT|LN|LANE|TER|PL|WAY|HWY|CIR|THE|OF|BLOCK)\b/g,
      ' ',
    )
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '' && !/^\d+$/.test(word))

/** Every distinct address of a week of calls: is it found, how far from where the call was logged, on the right street? */
export async function askSanFrancisco(places: Places, calls: string): Promise<Record<string, number>> {
  const rows = rowsShape.parse(parse(await readFile(calls), { columns: true }))
  const logged = new Map(rows.map(({ Address, Location }) => [Address, Location]))
  const metres: number[] = []
  const unresolved: string[] = []
  const wrong: string[] = []
  for (const [address, location] of logged) {
    const [place] = places.search(address)
    if (place === undefined || !placed.has(place.kind)) {
      unresolved.push(`${address} -> ${place === undefined ? 'nothing' : `${place.kind} ${place.label}`}`)
      continue
    }
    const [lat = 0, lon = 0] = location.slice(1, -1).split(',').map(Number)
    const off = metresBetween(place.lon, place.lat, lon, lat)
    metres.push(off)
    const label = place.label.toUpperCase()
    if (!tellingWords(address.split('/')[0] ?? '').some((word) => label.includes(word)) && off > 50)
      wrong.push(`${address} -> ${place.label} (${off.toFixed(0)} m)`)
  }
  console.log(`San Francisco: ${logged.size} addresses; not placed ${unresolved.length}:`)
  for (const line of unresolved) console.log(`  ${line}`)
  console.log(`on another street ${wrong.length}:`)
  for (const line of wrong) console.log(`  ${line}`)
  return {
    sf_addresses: logged.size,
    sf_resolved_pct: (100 * metres.length) / logged.size,
    sf_median_m: median(metres),
    sf_p95_m: percentile(metres, 0.95),
    sf_wrong_street_pct: (100 * wrong.length) / logged.size,
  }
}
