import { divisionTable, type Division, type Named } from './division-table.ts'

/** The divisions that a text names, and from where to where (in the text given). */
export type DivisionsRead = {
  readonly province?: Division
  readonly city?: Division
  readonly district?: Division
  readonly street?: Division
  readonly spans: readonly { readonly from: number; readonly to: number }[]
}

type Level = 'provinces' | 'cities' | 'districts' | 'streets'
type Hit = { readonly division: Division; readonly to: number; readonly isFull: boolean }
type State = { code: string; readonly spans: { from: number; to: number }[] }

const longestName = 15
/** Roads, houses and the like that are called after a town do not lie in it: 南京西路, 雁塔南路, 北京大厦. */
const namesakes =
  /^(?:[东西南北中内外上下新老大]{0,2}[一二三四五六七八九十]{0,2})(?:路|街(?!道)|道(?!里)|大道|大街|巷|弄|桥|高架|大厦|大楼|广场|商城|宾馆|饭店|酒店|花园|新村|公园|大学|学院|中学|小学|医院|火车|机场|地铁|站|港|湖|河|山|江)/u
/** The same after a name with its suffix: 天津市场, 中山市政. */
const afterSuffix = /^(?:场|政(?!务)|民)/u
/** 朝阳区 is not 朝阳市. */
const otherSuffix = /^[区县市旗镇乡]/u
const joints = /[\s,，、.。;；:：/()（）【】[\]的·•?？-]/u
/** What people write before an address, or between its parts: 公司位置：…, 北京办公地址：朝阳区… */
const heading = /^[\s(（【]*(?:公司|办公|联系|详细|总部)?(?:地址|地点|位置)\s*[:：]/u

/**
 * Reads province, city, district and street office from a text (simplified characters): from its start, each within the
 * one before; else from where a name with its suffix first stands. A district without its city is taken only where no other
 * has the name, or where the street office behind it tells which.
 */
export function readDivisions(text: string): DivisionsRead {
  const start = text.startsWith('中国') && !/^中国[\p{Script=Han}]{0,2}(?:银行|电信|移动|联通|石)/u.test(text) ? 2 : 0
  const state: State = { code: '', spans: [] }
  let at = readAt(text, start, state, true)
  const headed = /(?:地址|地点|位置)[:：]/u.exec(text)
  if (state.code === '' && headed) at = readAt(text, headed.index + headed[0].length, state, true)
  for (let from = at + 1; state.code === '' && from < Math.min(text.length, 60); from++) {
    at = readAt(text, from, state, false)
  }
  return foundOf(state)
}

function foundOf({ code, spans }: State): DivisionsRead {
  const { byCode } = divisionTable()
  const [province, city, district, street] = [2, 4, 6, 9].map((length) =>
    code.length >= length ? byCode.get(code.slice(0, length)) : undefined,
  )
  // The four towns under the state have no city between: they are it.
  const direct =
    province && /^(?:11|12|31|50)/.test(code) ? { code: `${code.slice(0, 2)}01`, name: province.name } : city
  return {
    ...(province && { province }),
    ...(direct && { city: direct }),
    ...(district && { district }),
    ...(street && { street }),
    spans,
  }
}

/** Reads as many levels as stand one after the other from `from`; answers where it stopped. */
function readAt(text: string, from: number, state: State, isStart: boolean): number {
  let at = from
  for (;;) {
    const begin = skipJoints(text, at)
    const hit = nextHit(text, begin, state.code, isStart)
    if (hit === undefined) return at
    state.code = hit.division.code.startsWith(state.code) ? hit.division.code : state.code
    state.spans.push({ from: begin, to: hit.to })
    at = hit.to
    if (state.code.length === 9) return at
  }
}

function skipJoints(text: string, at: number): number {
  let begin = at + (heading.exec(text.slice(at, at + 12))?.[0].length ?? 0)
  while (begin < text.length && joints.test(text[begin] ?? '')) begin++
  return begin
}

function nextHit(text: string, at: number, code: string, isStart: boolean): Hit | undefined {
  if (code === '') return firstHit(text, at, isStart)
  const levels: readonly Level[] = code.length >= 6 ? ['streets'] : code.length === 4 ? ['districts', 'streets'] : below
  for (const level of levels) {
    // A street office that is named without its district has to be named in full: 珠江新城 is not 珠江街道.
    const isSkipping = level === 'streets' && code.length === 4
    const hit = longest(text, at, level, ({ division, isFull }) => {
      return division.code.startsWith(code) && (!isSkipping || (isFull && text.startsWith(division.name, at)))
    })
    if (hit) return hit
  }
  // 浙江宁波市宁波市镇海区: what has been said may be said again.
  const again = longest(text, at, 'provinces', sayAgain(code)) ?? longest(text, at, 'cities', sayAgain(code))
  return again ?? (code.length >= 6 ? longest(text, at, 'districts', sayAgain(code)) : undefined)
}
const below: readonly Level[] = ['cities', 'districts']

function sayAgain(code: string) {
  return ({ division }: Named): boolean => code.startsWith(division.code)
}

function firstHit(text: string, at: number, isStart: boolean): Hit | undefined {
  const stems = isStart ? () => true : ({ isFull }: Named) => isFull
  const top = longest(text, at, 'provinces', stems) ?? longest(text, at, 'cities', stems)
  if (top) return top
  return districtAlone(text, at, isStart)
}

/** A district without its city. */
function districtAlone(text: string, at: number, isStart: boolean): Hit | undefined {
  const { districts } = divisionTable()
  for (let to = Math.min(text.length, at + longestName); to >= at + 2; to--) {
    const all = districts.get(text.slice(at, to)) ?? []
    const named = all.filter(({ isFull }) => isFull)
    if (named.length === 0) {
      // Without its suffix only before one of its own street offices: 顺德容桂.
      const [one, other] = isStart ? all.filter(({ division }) => streetBehind(text, to, division.code)) : []
      if (one && !other) return { division: one.division, to, isFull: false }
      continue
    }
    if (isNamesake(text, to, true)) continue
    const exact = named.filter(({ division }) => division.name === text.slice(at, to))
    const likely = exact.length > 0 ? exact : named
    const told = likely.length === 1 ? likely : likely.filter(({ division }) => streetBehind(text, to, division.code))
    const [one, other] = told
    if (one && !other) return { division: one.division, to, isFull: true }
  }
  return undefined
}

function streetBehind(text: string, at: number, code: string): boolean {
  return longest(text, at, 'streets', ({ division }) => division.code.startsWith(code)) !== undefined
}

function longest(text: string, at: number, level: Level, fits: (named: Named) => boolean): Hit | undefined {
  const names = divisionTable()[level]
  for (let to = Math.min(text.length, at + longestName); to >= at + 2; to--) {
    const name = text.slice(at, to)
    const named = (names.get(name) ?? []).filter(fits)
    const best = named.find(({ division }) => division.name === name) ?? named[0]
    if (best && !isNamesake(text, to, best.isFull)) return { ...best, to }
  }
  return undefined
}

function isNamesake(text: string, to: number, isFull: boolean): boolean {
  const rest = text.slice(to, to + 8)
  return isFull ? afterSuffix.test(rest) : namesakes.test(rest) || otherSuffix.test(rest)
}
