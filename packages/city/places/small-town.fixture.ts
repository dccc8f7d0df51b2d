import { openOsmSink } from '../town/osm-file/osm-sink.ts'
import type { OsmTags } from '../import/osm.ts'

/**
 * Writes a made-up village of a few hundred metres for the gazetteer's tests; x and y are metres east and north of 113.25,
 * 22.95. 中山大道 and Main St run east along y 0 and y 300; 人民东路 and Oak Ave north along x 0 and x 200; Birch Street
 * lies 5 km off, and once more near by as an avenue.
 */
export async function writeSmallTown(file: string): Promise<void> {
  const sink = await openOsmSink(file)
  const at = (x: number, y: number, tags: OsmTags = {}) => sink.node(113.25 + x / 102_400, 22.95 + y / 110_750, tags)
  const corners = new Map<string, number>()
  const corner = (x: number, y: number) => {
    const known = corners.get(`${x},${y}`) ?? at(x, y)
    corners.set(`${x},${y}`, known)
    return known
  }
  const street = (points: [number, number][], tags: OsmTags) =>
    sink.way(
      points.map(([x, y]) => corner(x, y)),
      { highway: 'residential', ...tags },
    )
  street(
    [
      [-300, 0],
      [0, 0],
      [200, 0],
      [400, 0],
    ],
    { name: '中山大道', 'name:en': 'Zhongshan Avenue' },
  )
  street(
    [
      [0, 0],
      [0, 300],
    ],
    { name: '人民东路', 'name:en': 'Renmin East Road' },
  )
  street(
    [
      [-300, 300],
      [0, 300],
      [200, 300],
      [400, 300],
    ],
    { name: 'MAIN ST' },
  )
  street(
    [
      [200, 0],
      [200, 300],
    ],
    { name: 'Oak Ave' },
  )
  street(
    [
      [200, 330],
      [200, 600],
    ],
    { name: 'Short Lane' },
  )
  street(
    [
      [5000, 0],
      [5000, 200],
    ],
    { name: 'Birch Street' },
  )
  street(
    [
      [500, 0],
      [500, 200],
    ],
    { name: 'Birch Avenue' },
  )
  const low = at(-290, 310, { 'addr:housenumber': '101', 'addr:street': 'Main Street' })
  const high = at(-10, 310, { 'addr:housenumber': '199', 'addr:street': 'Main Street' })
  sink.way([low, high], { 'addr:interpolation': 'odd' })
  at(50, 310, { 'addr:housenumber': '203', 'addr:street': 'Main St' })
  at(20, 12, { 'addr:housenumber': '12', 'addr:street': '中山大道' })
  at(40, 12, { 'addr:housenumber': '16-20', 'addr:street': '中山大道' })
  at(100, 100, { amenity: 'hospital', name: '第一人民医院', 'name:en': "First People's Hospital" })
  at(0, 150, { place: 'town', name: '临江', 'name:en': 'Linjiang' })
  at(5000, 100, { place: 'village', name: 'Fernvale' })
  await sink.close()
}
