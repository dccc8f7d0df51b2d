import type { OsmTags } from '../../import/osm.ts'
import type { BiName } from '../names/bi-name.ts'
import { chineseNumber } from '../names/numbers.ts'

/** What a town of 60,000 has of each; larger towns have more in proportion. */
export type CivicKind = {
  readonly key: string
  readonly perTown: number
  /** campus: a block of its own; lot: a house on a main street; green: a block of grass and paths */
  readonly form: 'campus' | 'lot' | 'green'
  readonly leastM2: number
  readonly tags: OsmTags
  readonly building: OsmTags
  readonly levels: readonly [number, number]
  readonly pitch?: true
  /** keeps apart from others of its kind; false: near the middle of the town */
  readonly spread: boolean
  readonly nameAt: (count: number, stem: BiName) => BiName
}

const english = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth'] as const
const nth = (count: number): string => english[count] ?? `No. ${count + 1}`

const counted =
  (zh: string, en: string) =>
  (count: number): BiName => ({ zh: `临江县第${chineseNumber(count + 1)}${zh}`, en: `Linjiang ${nth(count)} ${en}` })
const fixedThenCounted =
  (first: BiName, zh: string, en: string) =>
  (count: number): BiName =>
    count === 0 ? first : counted(zh, en)(count)
const stemmed =
  (zh: string, en: string) =>
  (_: number, stem: BiName): BiName => ({ zh: stem.zh + zh, en: `${stem.en} ${en}` })

const campus = { form: 'campus', spread: true, leastM2: 9000, levels: [3, 6] } as const
const lot = { form: 'lot', spread: true, leastM2: 0, levels: [2, 5] } as const

const schools: readonly CivicKind[] = [
  {
    ...campus,
    key: 'school',
    perTown: 6,
    tags: { amenity: 'school' },
    building: { building: 'school' },
    levels: [4, 5],
    pitch: true,
    nameAt: counted('小学', 'Primary School'),
  },
  {
    ...campus,
    key: 'high_school',
    perTown: 3,
    leastM2: 14000,
    tags: { amenity: 'school' },
    building: { building: 'school' },
    levels: [5, 6],
    pitch: true,
    nameAt: counted('中学', 'Middle School'),
  },
  {
    ...lot,
    key: 'kindergarten',
    perTown: 9,
    tags: { amenity: 'kindergarten' },
    building: { building: 'kindergarten' },
    levels: [2, 3],
    nameAt: stemmed('幼儿园', 'Kindergarten'),
  },
]

/** From these help is sent; the importer makes stations of them. */
export const stationKinds: readonly CivicKind[] = [
  {
    ...lot,
    key: 'police',
    perTown: 6,
    tags: { amenity: 'police' },
    building: { building: 'government' },
    nameAt: (count, stem) =>
      count === 0
        ? { zh: '临江县公安局', en: 'Linjiang County Public Security Bureau' }
        : { zh: `${stem.zh}派出所`, en: `${stem.en} Police Station` },
  },
  {
    ...lot,
    key: 'fire_station',
    perTown: 3,
    tags: { amenity: 'fire_station' },
    building: { building: 'fire_station' },
    levels: [2, 4],
    nameAt: (_, stem) => ({ zh: `${stem.zh}消防救援站`, en: `${stem.en} Fire and Rescue Station` }),
  },
  {
    ...lot,
    key: 'ambulance_station',
    perTown: 3,
    tags: { emergency: 'ambulance_station' },
    building: { building: 'public' },
    levels: [1, 2],
    nameAt: (_, stem) => ({ zh: `${stem.zh}急救站`, en: `${stem.en} Ambulance Station` }),
  },
]

const health: readonly CivicKind[] = [
  {
    ...campus,
    key: 'hospital',
    perTown: 2,
    tags: { amenity: 'hospital', emergency: 'yes' },
    building: { building: 'hospital' },
    levels: [6, 14],
    nameAt: (count, stem) =>
      count === 0
        ? { zh: '临江县人民医院', en: "Linjiang County People's Hospital" }
        : count === 1
          ? { zh: '临江县中医院', en: 'Linjiang Hospital of Chinese Medicine' }
          : stemmed('医院', 'Hospital')(count, stem),
  },
  {
    ...lot,
    key: 'clinic',
    perTown: 5,
    tags: { amenity: 'clinic' },
    building: { building: 'public' },
    nameAt: stemmed('社区卫生服务中心', 'Community Health Centre'),
  },
]

const publicLife: readonly CivicKind[] = [
  {
    ...campus,
    key: 'government',
    perTown: 1,
    spread: false,
    tags: { amenity: 'townhall' },
    building: { building: 'government' },
    levels: [6, 9],
    nameAt: fixedThenCounted(
      { zh: '临江县人民政府', en: "Linjiang County People's Government" },
      '政务中心',
      'Government Centre',
    ),
  },
  {
    ...campus,
    key: 'bus_station',
    perTown: 1,
    tags: { amenity: 'bus_station' },
    building: { building: 'transportation' },
    levels: [2, 3],
    nameAt: fixedThenCounted({ zh: '临江汽车客运站', en: 'Linjiang Coach Station' }, '客运站', 'Coach Station'),
  },
  {
    ...campus,
    key: 'stadium',
    perTown: 1,
    leastM2: 14000,
    tags: { leisure: 'sports_centre' },
    building: { building: 'sports_hall' },
    levels: [2, 3],
    pitch: true,
    nameAt: fixedThenCounted({ zh: '临江体育中心', en: 'Linjiang Sports Centre' }, '体育中心', 'Sports Centre'),
  },
  {
    ...campus,
    key: 'mall',
    perTown: 2,
    spread: false,
    tags: { landuse: 'retail' },
    building: { building: 'retail', shop: 'mall' },
    levels: [4, 6],
    nameAt: stemmed('购物广场', 'Shopping Plaza'),
  },
  {
    ...campus,
    key: 'market',
    perTown: 3,
    leastM2: 5000,
    tags: { landuse: 'retail' },
    building: { building: 'retail', amenity: 'marketplace' },
    levels: [1, 2],
    nameAt: stemmed('农贸市场', 'Farmers Market'),
  },
  {
    ...lot,
    key: 'fuel',
    perTown: 5,
    tags: { amenity: 'fuel' },
    building: { building: 'roof' },
    levels: [1, 1],
    nameAt: stemmed('加油站', 'Filling Station'),
  },
  {
    ...lot,
    key: 'post_office',
    perTown: 2,
    tags: { amenity: 'post_office' },
    building: { building: 'public' },
    nameAt: stemmed('邮政支局', 'Post Office'),
  },
  {
    ...lot,
    key: 'hotel',
    perTown: 4,
    spread: false,
    tags: { tourism: 'hotel' },
    building: { building: 'hotel' },
    levels: [7, 12],
    nameAt: stemmed('大酒店', 'Grand Hotel'),
  },
]

const greens: readonly CivicKind[] = [
  {
    ...campus,
    form: 'green',
    key: 'square',
    perTown: 2,
    leastM2: 6000,
    spread: false,
    tags: { place: 'square' },
    building: {},
    nameAt: fixedThenCounted({ zh: '人民广场', en: "People's Square" }, '广场', 'Square'),
  },
  {
    ...campus,
    form: 'green',
    key: 'park',
    perTown: 7,
    leastM2: 12000,
    tags: { leisure: 'park' },
    building: {},
    nameAt: stemmed('公园', 'Park'),
  },
]

export const civicKinds: readonly CivicKind[] = [...stationKinds, ...health, ...schools, ...publicLife, ...greens]
