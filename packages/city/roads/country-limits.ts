import type { LonLat } from './metres.ts'

/** The speed limit of ordinary roads where none is signed, km/h. */
export type CountryLimit = { readonly urban: number; readonly rural: number }

/**
 * After https://wiki.openstreetmap.org/wiki/Default_speed_limits, for one carriageway. China: Regulation on the
 * Implementation of the Road Traffic Safety Law, art. 45 (one lane each way: 50 in a town, 70 outside).
 */
const limits: Readonly<Record<string, CountryLimit>> = {
  CN: { urban: 50, rural: 70 },
  HK: { urban: 50, rural: 50 },
  MO: { urban: 60, rural: 60 },
  TW: { urban: 50, rural: 60 },
  JP: { urban: 60, rural: 60 },
  KR: { urban: 50, rural: 80 },
  SG: { urban: 50, rural: 50 },
  AU: { urban: 50, rural: 100 },
  NZ: { urban: 50, rural: 100 },
  GB: { urban: 48, rural: 97 },
  IE: { urban: 50, rural: 80 },
  DE: { urban: 50, rural: 100 },
  AT: { urban: 50, rural: 100 },
  CH: { urban: 50, rural: 80 },
  LI: { urban: 50, rural: 80 },
  FR: { urban: 50, rural: 80 },
  MC: { urban: 50, rural: 50 },
  BE: { urban: 50, rural: 70 },
  NL: { urban: 50, rural: 80 },
  LU: { urban: 50, rural: 90 },
  IT: { urban: 50, rural: 90 },
  ES: { urban: 50, rural: 90 },
  PT: { urban: 50, rural: 90 },
  DK: { urban: 50, rural: 80 },
  NO: { urban: 50, rural: 80 },
  SE: { urban: 50, rural: 70 },
  FI: { urban: 50, rural: 80 },
  PL: { urban: 50, rural: 90 },
  CZ: { urban: 50, rural: 90 },
  SK: { urban: 50, rural: 90 },
  HU: { urban: 50, rural: 90 },
  RO: { urban: 50, rural: 90 },
  RU: { urban: 60, rural: 90 },
}

/** A country is looked up once in a square of about a kilometre: the border's streets drive as their neighbours do. */
const cellsPerDegree = 100

/** Loads the borders of countries (country-coder, as for the driving side); see `CountryLimit`. */
export async function loadCountryLimits(): Promise<(at: LonLat) => CountryLimit | undefined> {
  const { iso1A2Code } = await import('@rapideditor/country-coder')
  const known = new Map<number, CountryLimit | undefined>()
  return ({ lon, lat }) => {
    const cell = Math.floor(lat * cellsPerDegree) * 1e6 + Math.floor(lon * cellsPerDegree)
    if (known.has(cell)) return known.get(cell)
    // Regions with laws of their own come first: Hong Kong is not China's table.
    const code = iso1A2Code([lon, lat], { level: 'territory' }) ?? iso1A2Code([lon, lat])
    const limit = limits[code ?? '']
    known.set(cell, limit)
    return limit
  }
}
