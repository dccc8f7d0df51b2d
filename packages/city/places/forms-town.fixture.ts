import { openOsmSink } from '../town/osm-file/osm-sink.ts'
import type { OsmTags } from '../import/osm.ts'

/**
 * Writes a made-up county seat for the forms that people write places in; x and y are metres east and north of 112.0, 30.5
 * (mainland China). 国道107 runs north along x 0 with posts at km 1314 and 1316, and none beyond; 建设路 and 珞喻路 east along
 * y 0 and y 500; 人民路 stands in two towns.
 */
export async function writeFormsTown(file: string): Promise<void> {
  const sink = await openOsmSink(file)
  const at = (x: number, y: number, tags: OsmTags = {}) => sink.node(112 + x / 95_800, 30.5 + y / 111_195, tags)
  const corners = new Map<string, number>()
  const corner = (x: number, y: number) => {
    const known = corners.get(`${x},${y}`) ?? at(x, y)
    corners.set(`${x},${y}`, known)
    return known
  }
  const road = (points: [number, number][], tags: OsmTags) =>
    sink.way(
      points.map(([x, y]) => corner(x, y)),
      tags,
    )
  road(
    [
      [-1000, 0],
      [-500, 0],
      [0, 0],
      [800, 0],
    ],
    { highway: 'primary', name: '建设路', 'name:en': 'Jianshe Road' },
  )
  road(
    [
      [-1000, 500],
      [0, 500],
      [800, 500],
    ],
    { highway: 'secondary', name: '珞喻路', 'name:en': 'Luoyu Road' },
  )
  road(
    [
      [-500, 0],
      [-500, 400],
    ],
    { highway: 'residential', name: '人民路', 'name:en': 'Renmin Road' },
  )
  road(
    [
      [9000, 0],
      [9000, 400],
    ],
    { highway: 'residential', name: '人民路', 'name:en': 'Renmin Road' },
  )
  road(
    [
      [800, 0],
      [800, 300],
      [800, 500],
    ],
    { highway: 'residential', name: 'Oak Ave' },
  )
  road(
    [
      [700, 300],
      [800, 300],
      [1200, 300],
    ],
    { highway: 'residential', name: 'Main St' },
  )
  road(
    [
      [-1000, -400],
      [-400, -400],
    ],
    { highway: 'residential', name: '三号路' },
  )
  // Bent, so that along the road is not as the crow flies: 2,000 m from post to post.
  road(
    [
      [0, -600],
      [0, 0],
      [0, 500],
      [300, 500],
      [300, 1200],
    ],
    { highway: 'trunk', ref: 'G107', name: '京深线' },
  )
  road(
    [
      [0, -3000],
      [0, -600],
    ],
    { highway: 'trunk', ref: 'G107' },
  )
  road(
    [
      [2000, 0],
      [2000, 5000],
    ],
    { highway: 'motorway', ref: 'A1' },
  )
  road(
    [
      [3000, 0],
      [3000, 5000],
    ],
    { highway: 'motorway', ref: 'S29', name: '绕城高速' },
  )
  at(5, -600, { highway: 'milestone', distance: '1314' })
  at(305, 1200, { highway: 'milestone', ref: 'K1316+100', 'road:ref': 'G107' })
  at(2010, 1000, { highway: 'milestone', distance: '12', 'road:ref': 'A1' })
  at(1990, 1010, { highway: 'milestone', distance: '12', 'road:ref': 'A1' })
  at(2010, 3000, { highway: 'milestone', distance: '14' })
  at(10, 10, { highway: 'street_lamp', ref: 'A1023' })
  at(-900, 8, { highway: 'street_lamp', ref: '77' })
  at(-900, 508, { highway: 'street_lamp', ref: '77' })
  at(100, 20, { power: 'pole', ref: '12-3' })
  at(120, 20, { highway: 'elevator', ref: '3' })
  at(400, 250, { railway: 'station', name: '人民广场站', 'name:en': "People's Square" })
  at(430, 260, { railway: 'subway_entrance', ref: '3' })
  at(380, 260, { railway: 'subway_entrance', ref: 'C' })
  at(140, 20, { emergency: 'fire_hydrant', ref: 'H 45' })
  at(160, 20, { highway: 'bus_stop', ref: '5102', name: '建设路口' })
  at(200, 512, { 'addr:housenumber': '1037', 'addr:street': '珞喻路' })
  at(240, 12, { 'addr:housenumber': '123', 'addr:street': '建设路' })
  at(820, 100, { 'addr:housenumber': '12', 'addr:street': 'Oak Ave' })
  at(-600, -200, { shop: 'supermarket', name: '供销社', old_name: '老供销社', alt_name: '红星合作社' })
  at(-620, -250, { amenity: 'fast_food', brand: 'Burger King', 'brand:zh': '汉堡王' })
  at(600, 200, { building: 'yes', name: '三号楼' })
  at(650, 200, { amenity: 'cafe', name: '车站旁边' })
  at(0, 150, { place: 'town', name: '临江', 'name:en': 'Linjiang' })
  at(9000, 100, { place: 'town', name: '望城', 'name:en': 'Wangcheng' })
  await sink.close()
}
