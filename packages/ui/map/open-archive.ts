import { addProtocol } from 'maplibre-gl'
import { PMTiles, Protocol } from 'pmtiles'

let protocol: Protocol | undefined

/**
 * Makes MapLibre read a PMTiles archive by byte ranges, with the page's own cookies. Answers where the city lies: west,
 * south, east, north in degrees. Rejects when the archive cannot be fetched.
 */
export async function openArchive(url: string): Promise<[number, number, number, number]> {
  if (!protocol) {
    protocol = new Protocol()
    addProtocol('pmtiles', protocol.tile)
  }
  const known = protocol.get(url)
  const archive = known ?? new PMTiles(url)
  if (!known) protocol.add(archive)
  const { minLon, minLat, maxLon, maxLat } = await archive.getHeader()
  return focusOf(await archive.getMetadata()) ?? [minLon, minLat, maxLon, maxLat]
}

/** `city/tiles` writes where the roads are; rivers and borders reach far beyond a town. */
function focusOf(metadata: unknown): [number, number, number, number] | undefined {
  if (typeof metadata !== 'object' || metadata === null || !('focus' in metadata)) return undefined
  const { focus } = metadata
  if (!Array.isArray(focus)) return undefined
  const [west, south, east, north] = focus.map(Number)
  return [west, south, east, north].every(Number.isFinite) ? [west ?? 0, south ?? 0, east ?? 0, north ?? 0] : undefined
}
