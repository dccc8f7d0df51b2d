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
  return [minLon, minLat, maxLon, maxLat]
}
