/** An address without what lies inside the house, and that, as it was typed. */
export type WithRest = { readonly head: string; readonly rest: string }

const number = String.raw`[0-9A-EG-Za-z０-９Ａ-Ｚａ-ｚ甲乙丙丁东西南北中零〇一二三四五六七八九十百\-－]{1,8}`
/** One part at the end: 3栋, 2单元, 501室. Parts are taken off one by one, so that no text takes long. */
const lastPart = new RegExp(
  String.raw`(?<![0-9A-Za-z０-９一二三四五六七八九十百零〇第\-－])${number}\s?(?:号楼|號樓|号院|栋|棟|幢|座|单元|單元|楼|樓|层|層|室|房|户|戶|门|門|梯|F)[\s,，、]*$`,
  'u',
)
const bareRoom = /(?<=[楼樓层層元座栋棟幢F]\s?)[0-9A-Za-z\-－]{1,8}$/u
const mostParts = 6
/** No part is longer. */
const longestPart = 24
/** Behind the house number anything may stand: 408号北楼703. */
const behindNumber =
  /^(.*?[\p{Script=Han}]\s?[0-9０-９]{1,6}(?:[-－][0-9０-９]{1,4})?\s?[号號])([^号號路街道巷弄口]{1,40})$/u
/** A lane's houses stand behind it: 658弄5号楼302室. */
const behindLane = /^(.*?[\p{Script=Han}]\s?[0-9０-９]{1,6}\s?弄)([^路街道巷弄口]{1,40})$/u
const englishPart =
  /[\s,]+(?:#\s?[^\s,#]{1,10}|(?:apt|apartment|unit|suite|ste|rm|room|flat|floor|fl|bldg|building)\b\.?\s?#?\s?\w[\w-]{0,9})$/iu

/** Takes building, unit and room off the end of an address (3栋2单元501室, Apt 5). Undefined when there is none. */
export function splitRest(text: string): WithRest | undefined {
  const inEnglish = englishRest(text)
  if (inEnglish) return inEnglish
  if (!/[号號栋棟幢座楼樓室房元层層户戶门門梯]/u.test(text)) return undefined
  const [, head = '', rest = ''] = behindLane.exec(text) ?? behindNumber.exec(text) ?? partsOff(text)
  return head.trim().length >= 2 && rest.trim() !== '' ? { head, rest: rest.trim() } : undefined
}

function partsOff(text: string): [string, string, string] {
  let end = text.length
  const room = bareRoom.exec(text.slice(-longestPart))
  if (room) end -= room[0].length
  for (let parts = 0; parts < mostParts; parts++) {
    const part = lastPart.exec(text.slice(Math.max(0, end - longestPart), end))
    if (!part) break
    end -= part[0].length
  }
  const isOnlyRoom = room !== null && end === text.length - room[0].length
  const head = isOnlyRoom ? text : text.slice(0, end).replace(/[\s,，、]+$/u, '')
  return [text, head, isOnlyRoom ? '' : text.slice(end)]
}

function englishRest(text: string): WithRest | undefined {
  // The town may stand behind: 12 Oak Ave Apt 5, Springfield.
  const comma = text.lastIndexOf(',')
  const isTail = comma > 0 && !englishPart.test(text.slice(comma).trimEnd())
  const [before, tail] = isTail ? [text.slice(0, comma), text.slice(comma)] : [text, '']
  const whole = before.trimEnd()
  let end = whole.length
  for (let parts = 0; parts < mostParts; parts++) {
    const part = englishPart.exec(whole.slice(Math.max(0, end - longestPart), end))
    if (!part) break
    end -= part[0].length
  }
  const rest = whole.slice(end).replace(/^[\s,]+/u, '')
  return end >= 2 && rest !== '' ? { head: whole.slice(0, end) + tail, rest } : undefined
}
