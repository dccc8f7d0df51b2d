import type { CompassPoint } from './compass.ts'
import type { Name } from './place.ts'
import { han } from './words.ts'

/** What a sentence of where somebody is can say. Metres along the street from the nearer crossing, and off the street. */
export type Whereabouts = {
  readonly street: Name
  /** the streets of the crossings on either side, the nearer first: none, one or two */
  readonly bounds: readonly Name[]
  /** how far from the nearer one, and in which direction; null at the crossing itself or where none is known */
  readonly fromNearer: { readonly metres: number; readonly direction: CompassPoint } | null
  /** far enough from the street to be told: a field, a park, a yard */
  readonly offStreet: { readonly metres: number; readonly direction: CompassPoint } | null
}

/** In Chinese and English: `解放北路，中山路与建设街之间，中山路口以北120米`; `Market St, between 3rd St and 4th St, 50 m …`. */
export function sayWhere(where: Whereabouts): Required<Name> {
  return { zh: inChinese(where), en: inEnglish(where) }
}

const windsZh: Readonly<Record<CompassPoint, string>> = {
  n: '北',
  ne: '东北',
  e: '东',
  se: '东南',
  s: '南',
  sw: '西南',
  w: '西',
  nw: '西北',
}

const windsEn: Readonly<Record<CompassPoint, string>> = {
  n: 'north',
  ne: 'northeast',
  e: 'east',
  se: 'southeast',
  s: 'south',
  sw: 'southwest',
  w: 'west',
  nw: 'northwest',
}

function inChinese({ street, bounds, fromNearer, offStreet }: Whereabouts): string {
  const on = nameZh(street)
  const [nearer, other] = bounds.map(nameZh)
  const parts: string[] = []
  if (nearer !== undefined && fromNearer === null) parts.push(`${joined(on, '与', nearer)}${gapAfter(nearer)}交叉口`)
  else parts.push(on)
  if (nearer !== undefined && fromNearer !== null) {
    if (other !== undefined) parts.push(`${joined(nearer, '与', other)}${gapAfter(other)}之间`)
    const { metres, direction } = fromNearer
    parts.push(`${junctionZh(nearer)}${windZh(direction)}${metresZh(metres)}`)
  }
  if (offStreet) parts.push(`道路${windsZh[offStreet.direction]}侧${metresZh(offStreet.metres)}`)
  return parts.join('，')
}

function inEnglish({ street, bounds, fromNearer, offStreet }: Whereabouts): string {
  const on = nameEn(street)
  const [nearer, other] = bounds.map(nameEn)
  const parts: string[] = []
  if (nearer !== undefined && fromNearer === null) parts.push(`${on} at ${nearer}`)
  else parts.push(on)
  if (nearer !== undefined && fromNearer !== null) {
    if (other !== undefined) parts.push(`between ${nearer} and ${other}`)
    parts.push(`${metresEn(fromNearer.metres)} ${windsEn[fromNearer.direction]} of ${nearer}`)
  }
  if (offStreet) parts.push(`${metresEn(offStreet.metres)} ${windsEn[offStreet.direction]} of the street`)
  return parts.join(', ')
}

const nameZh = ({ zh, en }: Name): string => zh ?? en ?? ''
const nameEn = ({ zh, en }: Name): string => en ?? zh ?? ''

const windZh = (wind: CompassPoint): string => (wind.length === 1 ? `以${windsZh[wind]}` : windsZh[wind])

/** Names in Latin letters stand apart from Chinese text. */
function joined(a: string, between: string, b: string): string {
  return `${a}${gapAfter(a)}${between}${han.test(b.slice(0, 1)) ? '' : ' '}${b}`
}

const gapAfter = (name: string): string => (han.test(name.slice(-1)) ? '' : ' ')

/** `中山路口`, `建设街口`, `中山大道路口`. */
function junctionZh(name: string): string {
  if (/[路街巷]$/.test(name)) return `${name}口`
  return `${name}${gapAfter(name)}路口`
}

const metresZh = (metres: number): string => (metres < 1000 ? `${rounded(metres)}米` : `${kilometres(metres)}公里`)
const metresEn = (metres: number): string => (metres < 1000 ? `${rounded(metres)} m` : `${kilometres(metres)} km`)
const kilometres = (metres: number): string => (metres / 1000).toFixed(1)

/** No finer than anybody paces it out: to 5 m below 100, to 10 m above. */
const rounded = (metres: number): number => Math.round(metres / (metres < 100 ? 5 : 10)) * (metres < 100 ? 5 : 10)
