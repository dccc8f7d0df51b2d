/** An address without what lies inside the house, and that, as it was typed. */
export type WithRest = { readonly head: string; readonly rest: string }

const number = String.raw`[0-9A-Za-z０-９Ａ-Ｚａ-ｚ甲乙丙丁东西南北东中零〇一二三四五六七八九十百\-－]{1,8}`
const part = String.raw`${number}\s?(?:号楼|號樓|号院|栋|棟|幢|座|单元|單元|楼|樓|层|層|室|房|户|戶|门|門|梯|F(?![A-Za-z]))`
const inside = new RegExp(
  String.raw`^(.*?(?:[号號]|[^\d０-９A-Za-z\s一二三四五六七八九十百零〇第\-－]))[\s,，]*((?:${part}[\s,，、]*)+(?:[0-9A-Za-z\-－]{1,8})?)$`,
  'u',
)
/** Behind the house number anything may stand: 408号北楼703. */
const behindNumber =
  /^(.*?[\p{Script=Han}]\s?[0-9０-９]{1,6}(?:[-－][0-9０-９]{1,4})?\s?[号號])([^号號路街道巷弄口]{1,40})$/u
const english =
  /^(.*?\S)[\s,]+((?:#\s?\S+|(?:apt|apartment|unit|suite|ste|rm|room|flat|floor|fl|bldg|building)\b\.?\s*#?\s*\w[\w-]*)(?:[\s,]+(?:#\s?\S+|(?:apt|apartment|unit|suite|ste|rm|room|flat|floor|fl)\b\.?\s*#?\s*\w[\w-]*))*)\s*(,.*)?$/iu

/** Takes building, unit and room off the end of an address (3栋2单元501室, Apt 5). Undefined when there is none. */
export function splitRest(text: string): WithRest | undefined {
  const inEnglish = english.exec(text)
  if (inEnglish) return { head: `${inEnglish[1]}${inEnglish[3] ?? ''}`, rest: inEnglish[2] ?? '' }
  if (!/[号號栋棟幢座楼樓室房元层層户戶门門梯]/u.test(text)) return undefined
  const [, head = '', rest = ''] = behindNumber.exec(text) ?? inside.exec(text) ?? []
  return head.trim().length >= 2 && rest.trim() !== '' ? { head, rest: rest.trim() } : undefined
}
