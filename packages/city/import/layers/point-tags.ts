import type { OsmTags } from '../osm.ts'
import { kindOfStation } from '../station-kind.ts'

/** Tags of something in a layer, or why it is left out. */
export type Tagged = { readonly tags: OsmTags } | { readonly leftOut: string }

type Row = readonly [tag: readonly [key: string, value: string], words: RegExp]

const fixtureKinds: readonly Row[] = [
  [['highway', 'street_lamp'], /^(street_?)?lamp([ _-]?post)?$|^street_?light$|路灯|灯杆/i],
  [['power', 'pole'], /^(power|utility|telegraph)?[ _-]?pole$|电线杆|电杆|杆塔/i],
  [['highway', 'elevator'], /^(lift|elevator)$|电梯/i],
  [['railway', 'subway_entrance'], /^(subway|metro|underground)?[ _-]?(entrance|exit)$|地铁口|地铁.*出|出入口/i],
  [
    ['highway', 'milestone'],
    /^(km|kilomet(re|er))?[ _-]?(post|stone|marker)$|^milestone$|公里桩|里程碑|里程桩|桩号|百米桩/i,
  ],
]

/** A numbered thing by the road that a caller can read a number from. */
export function fixtureTags({ kind, ...values }: OsmTags): Tagged {
  const given = fixtureKinds.find(([[key, value]]) => values[key] === value)
  const found = given ?? fixtureKinds.find(([, words]) => words.test(kind ?? ''))
  if (!found) return { leftOut: 'fixture-of-unknown-kind' }
  const [key, value] = found[0]
  if (value === 'milestone') return milestoneTags({ ...values, [key]: value })
  if (values['ref'] === undefined && values['name'] === undefined) return { leftOut: 'fixture-without-number' }
  return { tags: { ...values, [key]: value } }
}

/** `K1314+500` and `1314.5` are the same place; the road is `G107` or `107国道`, as the layer has it. */
function milestoneTags(values: OsmTags): Tagged {
  const distance = kilometres(values['distance'] ?? values['ref'] ?? '')
  const road = values['road:ref'] ?? values['name']
  if (distance === undefined || road === undefined) return { leftOut: 'km-post-without-road-or-km' }
  return { tags: { ...values, distance: String(distance), 'road:ref': road } }
}

function kilometres(text: string): number | undefined {
  const [, km, metres] =
    /^K?\s*(\d+(?:\.\d+)?)(?:\s*\+\s*(\d{1,3}(?:\.\d+)?))?\s*(?:km|公里)?$/i.exec(text.trim()) ?? []
  return km === undefined ? undefined : Number(km) + Number(metres ?? 0) / 1000
}

const hydrantTypes: readonly (readonly [type: string, words: RegExp])[] = [
  ['underground', /underground|地下/i],
  ['wall', /wall|墙/i],
  ['pipe', /pipe|水鹤/i],
  ['pillar', /pillar|above|地上/i],
]

export function hydrantTags({ kind, ...values }: OsmTags): Tagged {
  const words = values['fire_hydrant:type'] ?? kind ?? ''
  const type = hydrantTypes.find(([, pattern]) => pattern.test(words))?.[0]
  return { tags: { ...values, emergency: 'fire_hydrant', ...(type !== undefined && { 'fire_hydrant:type': type }) } }
}

export function aedTags(values: OsmTags): Tagged {
  const kept = Object.entries(values).filter(([key]) => key !== 'kind')
  return { tags: { ...Object.fromEntries(kept), emergency: 'defibrillator' } }
}

const premisesKinds: readonly Row[] = [
  [['amenity', 'hospital'], /hospital|医院/i],
  [['amenity', 'clinic'], /clinic|卫生院|卫生服务|诊所/i],
  [['amenity', 'kindergarten'], /kindergarten|nursery|幼儿园/i],
  [['amenity', 'university'], /university|大学/i],
  [['amenity', 'school'], /school|学校|中学|小学/i],
  [['amenity', 'nursing_home'], /nursing|care home|养老|福利院/i],
  [['amenity', 'fuel'], /fuel|petrol|gas station|加油|加气/i],
  [['amenity', 'cinema'], /cinema|影院|电影院/i],
  [['amenity', 'place_of_worship'], /church|temple|mosque|寺|教堂|清真寺/i],
  [['amenity', 'prison'], /prison|监狱|看守所/i],
  [['amenity', 'bus_station'], /bus station|客运站|汽车站/i],
  [['railway', 'station'], /railway station|火车站|高铁站|地铁站/i],
  [['shop', 'mall'], /mall|商场|购物中心|市场/i],
  [['tourism', 'hotel'], /hotel|宾馆|酒店|旅馆/i],
  [['tourism', 'museum'], /museum|博物馆/i],
  [['leisure', 'stadium'], /stadium|体育场|体育馆/i],
  [['office', 'government'], /government|政府|机关/i],
]
const spotKeys = 'amenity shop office tourism leisure healthcare historic man_made emergency aeroway railway'.split(' ')

/** A key premises (重点场所): found by its name, whatever sort of place it is. */
export function premisesTags({ kind, ...values }: OsmTags): Tagged {
  if (!['name', 'name:zh', 'name:en'].some((key) => values[key] !== undefined))
    return { leftOut: 'premises-without-name' }
  const tags = { ...values, 'tocsin:premises': 'yes' }
  if (spotKeys.some((key) => values[key] !== undefined)) return { tags }
  const [key, value] = premisesKinds.find(([, words]) => words.test(kind ?? ''))?.[0] ?? ['office', 'yes']
  return { tags: { ...tags, [key]: value } }
}

const stationTagOf = {
  police: { amenity: 'police' },
  fire: { amenity: 'fire_station' },
  medical: { emergency: 'ambulance_station' },
  other: { office: 'yes' },
} as const

/** What sort of station a layer's row means: by its kind in English or Chinese, its tags, or its name. */
export function stationKind({ kind = '', amenity, emergency, name = '' }: OsmTags): keyof typeof stationTagOf {
  if (kind === 'police' || kind === 'fire' || kind === 'medical' || kind === 'other') return kind
  if (amenity === 'police') return 'police'
  if (amenity === 'fire_station') return 'fire'
  if (emergency === 'ambulance_station') return 'medical'
  const byKind = kindOfStation(kind)
  return byKind === 'other' ? kindOfStation(name) : byKind
}

export const stationTags = (kind: keyof typeof stationTagOf): OsmTags => stationTagOf[kind]
