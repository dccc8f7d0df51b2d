import type { OsmTags } from '../../import/osm.ts'
import type { Random } from '../random.ts'
import { nameTags } from './bi-name.ts'
import type { BiName } from './bi-name.ts'
import { stemAt, stemCount } from './syllables.ts'

type PoiKind = { readonly tags: OsmTags; readonly generic: BiName }

const parseTags = (text: string): OsmTags =>
  Object.fromEntries(
    text.split(' ').map((tag): [string, string] => [tag.slice(0, tag.indexOf('=')), tag.slice(tag.indexOf('=') + 1)]),
  )

const parse = (table: string): readonly [PoiKind, ...PoiKind[]] => {
  const rows = table
    .trim()
    .split('\n')
    .map((row): PoiKind => {
      const [tags = '', zh = '', en = ''] = row.trim().split(' | ')
      return { tags: parseTags(tags), generic: { zh, en } }
    })
  const [first, ...rest] = rows
  if (first === undefined) throw new RangeError('a table of shops without rows')
  return [first, ...rest]
}

/** What a shop front on a busy street may be; the more often in the list, the more often in the street. */
const onBusyStreets = parse(`
  shop=convenience | 便利店 | Convenience Store
  shop=convenience | 烟酒店 | Tobacco and Wine
  shop=supermarket | 超市 | Supermarket
  shop=clothes | 服装店 | Clothes
  shop=shoes | 鞋店 | Shoes
  shop=mobile_phone | 手机店 | Mobile Phones
  shop=hardware | 五金店 | Hardware
  shop=hairdresser | 理发店 | Hairdresser
  shop=bakery | 面包房 | Bakery
  shop=tea | 茶庄 | Tea House
  shop=stationery | 文具店 | Stationery
  shop=electronics | 电器行 | Electronics
  shop=car_repair | 汽修厂 | Car Repair
  shop=bicycle | 电动车行 | Electric Bicycles
  shop=furniture | 家具店 | Furniture
  amenity=restaurant cuisine=chinese | 饭店 | Restaurant
  amenity=restaurant cuisine=chinese | 酒楼 | Restaurant
  amenity=restaurant cuisine=noodle | 面馆 | Noodles
  amenity=restaurant cuisine=hotpot | 火锅城 | Hot Pot
  amenity=fast_food | 小吃店 | Snacks
  amenity=cafe | 茶楼 | Tea Room
  amenity=pharmacy | 大药房 | Pharmacy
  amenity=bank | 银行 | Bank
  amenity=clinic | 诊所 | Clinic
  amenity=dentist | 口腔诊所 | Dental Clinic
  amenity=internet_cafe | 网吧 | Internet Cafe
  tourism=hotel | 宾馆 | Hotel
  tourism=guest_house | 旅馆 | Guest House
  office=estate_agent | 房产中介 | Estate Agent`)

const onQuietStreets = parse(`
  shop=convenience | 小卖部 | Corner Shop
  shop=convenience | 便利店 | Convenience Store
  shop=greengrocer | 蔬果店 | Greengrocer
  shop=butcher | 肉铺 | Butcher
  shop=tailor | 裁缝店 | Tailor
  shop=laundry | 洗衣店 | Laundry
  amenity=restaurant cuisine=noodle | 面馆 | Noodles
  amenity=fast_food | 早点铺 | Breakfast
  amenity=clinic | 卫生室 | Health Post
  amenity=kindergarten | 幼儿园 | Kindergarten`)

export type PoiNamer = {
  readonly shop: (random: Random, busy: boolean) => OsmTags
  /** a two-character stem, no two alike until some 4,000 are used */
  readonly stem: () => BiName
  /** whether nothing has this name yet; it is taken then */
  readonly take: (name: BiName) => boolean
}

export const newPoiNamer = (): PoiNamer => {
  let next = 1700
  const taken = new Set<string>()
  const stem = (): BiName => stemAt(next++ % stemCount)
  const shop = (random: Random, busy: boolean): OsmTags => {
    const { tags, generic } = random.pick(busy ? onBusyStreets : onQuietStreets)
    const { zh, en } = stem()
    return { ...tags, ...nameTags({ zh: zh + generic.zh, en: `${en} ${generic.en}` }) }
  }
  const take = ({ zh }: BiName): boolean => {
    const isNew = !taken.has(zh)
    taken.add(zh)
    return isNew
  }
  return { shop, stem, take }
}
