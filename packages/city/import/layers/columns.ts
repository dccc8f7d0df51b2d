/** Usual names of columns, by the one that the importer works with (an OpenStreetMap key where there is one). */
const spellings: Readonly<Record<string, string>> = {
  lon: 'lng long longitude x 经度',
  lat: 'latitude y 纬度',
  '@id': 'osm_id osmid osm_type fid objectid gid full_id 序号',
  id: 'identifier 标识 标识码',
  ref: 'no number num code station 编号 号码 编码 代码 杆号',
  name: 'title 名称 名字 站名 单位名称 道路名称 路名',
  'name:zh': 'name_zh namezh name_cn zh chinese_name 中文 中文名 中文名称',
  'name:en': 'name_en nameen en english_name 英文 英文名 英文名称',
  'name:pt': 'name_pt',
  alt_name: '别名 俗称 alias',
  old_name: '旧名 曾用名 原名',
  kind: 'type category class 类型 类别 种类',
  highway: 'fclass road_class 道路等级 等级',
  'road:ref': 'road road_ref road_no 道路编号 公路编号 线路 路线编号 公路',
  distance: 'km kilometre kilometer chainage stake 桩号 里程 公里 公里数',
  oneway: 'one_way 单行 单行线',
  lanes: '车道 车道数',
  'lanes:forward': 'lanesforward',
  'lanes:backward': 'lanesbackward',
  maxspeed: 'speed_limit 限速',
  'fire_hydrant:type': 'hydrant_type 消火栓类型 栓型',
  'fire_hydrant:diameter': 'diameter 口径 管径',
  'fire_hydrant:pressure': 'pressure 压力 水压',
  'defibrillator:location': 'location position 位置 放置位置 安装位置',
  opening_hours: 'hours 开放时间',
  level: 'floor storey 楼层 层',
  indoor: '室内',
  'addr:full': 'address 地址 详细地址',
  'addr:street': 'street 街道名称 道路名',
  'addr:housenumber': 'housenumber house_number 门牌 门牌号',
  'addr:city': 'city 城市',
  'addr:postcode': 'postcode zip 邮编',
  file: 'image picture 图片 文件 图像',
  premises: 'site building_name 场所 单位',
  direction: '方向',
}

const bySpelling = new Map(
  Object.entries(spellings).flatMap(([name, others]) =>
    [name, ...others.split(' ')].map((each) => [each, name] as const),
  ),
)

/** The importer's name of a column: `经度` is `lon`; one that it has no other name for stays as it is, in lower case. */
export function canonicalName(column: string): string {
  const key = plainName(column)
  return bySpelling.get(key) ?? key
}

const plainName = (column: string): string =>
  column
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, '_')

/**
 * Which columns a layer's schema knows. What it does not know is dropped, so that nothing of persons comes in by a layer:
 * no phone, no owner, no remark.
 */
export type Schema = { readonly keys: ReadonlySet<string>; readonly families: readonly string[] }

const setOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))
const names =
  'name name:zh name:zh-hans name:zh-hant name:en name:pt name:de name:fr alt_name old_name short_name int_name'
const always = `@id id lon lat kind ${names}`
const address = 'addr:full addr:street addr:housenumber addr:city addr:postcode addr:place addr:suburb addr:district'
const fixtures = `${always} highway power railway ref local_ref level distance road:ref direction man_made`
const roads = `${always} highway ref oneway junction lanes lanes:forward lanes:backward turn:lanes maxspeed access
  motor_vehicle motorcar motorcycle vehicle foot bicycle emergency service surface bridge tunnel layer width maxheight
  maxweight maxwidth maxlength toll barrier locked area route ferry duration construction smoothness tracktype lit bus psv
  hgv impassable traffic_signals crossing railway`
const hydrants = `${always} ref emergency fire_hydrant:type fire_hydrant:diameter fire_hydrant:pressure fire_hydrant:position
  couplings water_source ${address}`
const aeds = `${always} ref emergency indoor access level defibrillator:location opening_hours ${address}`
const premises = `${always} ref amenity shop office tourism leisure healthcare historic man_made industrial landuse building
  building:levels emergency aeroway railway public_transport social_facility natural waterway military power level entrance
  religion ${address}`
const ground = `place boundary admin_level border_type natural waterway water landuse leisure addr:interpolation wikidata
  population type postal_code water_source`
const areas = `${always} ref`

const families = {
  roads: ['oneway:', 'maxspeed:', 'turn:lanes:', 'lanes:', 'emergency:', 'motor_vehicle:', 'motorcar:', 'vehicle:'],
  none: [],
} as const

export const schemas = {
  roads: { keys: setOf(roads), families: families.roads },
  hydrants: { keys: setOf(hydrants), families: families.none },
  aeds: { keys: setOf(aeds), families: families.none },
  premises: { keys: setOf(premises), families: families.none },
  fixtures: { keys: setOf(fixtures), families: families.none },
  stations: { keys: setOf(`${always} ref amenity emergency ${address}`), families: families.none },
  beats: { keys: setOf(areas), families: families.none },
  zones: { keys: setOf(areas), families: families.none },
  'closed-areas': { keys: setOf(areas), families: families.none },
  'floor-plans': {
    keys: setOf(`${always} file premises level lon1 lat1 lon2 lat2 lon3 lat3 lon4 lat4`),
    families: families.none,
  },
  /** a GeoJSON that makes a city by itself */
  everything: {
    keys: setOf([roads, hydrants, aeds, premises, fixtures, ground].join(' ')),
    families: families.roads,
  },
} as const satisfies Record<string, Schema>

export type SchemaName = keyof typeof schemas

const knows = ({ keys, families: known }: Schema, name: string): boolean =>
  keys.has(name) || known.some((family) => name.startsWith(family))

/**
 * A row's values under the importer's names, with only what the schema knows. Where two columns mean the same, the one
 * that has the importer's own name counts (`ref` before `no`), else the first that holds something. `dropped` hears of
 * each column that is not known; Geofabrik's `code` is one, as it says the class again.
 */
export function knownValues(
  schema: SchemaName,
  properties: Readonly<Record<string, string>>,
  dropped: (column: string) => void,
): Record<string, string> {
  const values: Record<string, string> = {}
  const own = new Set<string>()
  const columns = Object.keys(properties).map(plainName)
  const isGeofabrik = columns.includes('fclass')
  for (const [i, [column, value]] of Object.entries(properties).entries()) {
    const plain = columns[i] ?? ''
    const name = bySpelling.get(plain) ?? plain
    if (!knows(schemas[schema], name) || (isGeofabrik && plain === 'code')) dropped(column)
    else if (value !== '' && !own.has(name) && (values[name] === undefined || plain === name)) values[name] = value
    if (value !== '' && plain === name) own.add(name)
  }
  return values
}
