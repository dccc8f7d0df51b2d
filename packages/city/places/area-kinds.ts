import type { OsmTags } from '../import/osm.ts'
import { han } from './words.ts'

/** What counts as the town around a place, and what as the part of town, and how far each reaches as a mere point. */
const placeKinds: Readonly<Record<string, readonly [kind: 'area' | 'town', reachM: number]>> = {
  city: ['town', 12_000],
  town: ['town', 5000],
  village: ['town', 2500],
  municipality: ['town', 5000],
  hamlet: ['area', 1000],
  district: ['area', 6000],
  borough: ['area', 5000],
  suburb: ['area', 2500],
  quarter: ['area', 1500],
  neighbourhood: ['area', 1000],
  city_block: ['area', 200],
  locality: ['area', 500],
  island: ['area', 2000],
  farm: ['area', 300],
  isolated_dwelling: ['area', 300],
}

export function areaReachM(tags: OsmTags): { kind: 'area' | 'town'; reachM: number } | undefined {
  const place = placeKinds[tags['place'] ?? '']
  if (place) return { kind: place[0], reachM: place[1] }
  if (tags['boundary'] !== 'administrative') return undefined
  const level = Number(tags['admin_level'])
  const name = tags['name'] ?? ''
  // China: 5 is the city (市), 6 the district (区), 8 the street office; elsewhere 8 is the municipality (wiki: Key:admin_level).
  if (han.test(name)) {
    if (level === 5 || (level === 6 && /[县市]$/.test(name))) return { kind: 'town', reachM: 12_000 }
    return level >= 6 && level <= 10 ? { kind: 'area', reachM: 3000 } : undefined
  }
  if (level === 7 || level === 8) return { kind: 'town', reachM: 5000 }
  return level === 9 || level === 10 ? { kind: 'area', reachM: 3000 } : undefined
}
