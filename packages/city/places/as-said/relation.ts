/** A place by its relation to another: the other, the words as they were typed, and how far in which direction, if told. */
export type Related = {
  readonly anchor: string
  readonly relation: string
  readonly metres?: number
  /** degrees clockwise from north */
  readonly bearing?: number
}

const side = String.raw`(?:东北|西北|东南|西南|東北|東南|东|东|西|南|北|東|前|后|後|左|右)`
/** Words behind which more may be said: 隔壁的小卖部. */
const wordy = String.raw`(?:正|斜)?(?:对面|對面)|对过|旁边|旁|附近|周边|周围|隔壁|${side}门(?:口|外)|門口|门口|门前|楼下|楼上|${side}(?:面|边|邊|侧)|一带|一帶|入口处?|门卫|里面|外面`
/** Words that are as often the start of a name (东门小区, 内蒙古饭店) or the end of an institution's (办事处): only at the end. */
const bare = String.raw`${side}门|内|(?<!办事|管理|收费|售票|售楼|联络)处`
const chinese = new RegExp(String.raw`^(.{2,}?)(的?(?:(${wordy})(?:.{0,12})|(?:${bare})))$`, 'u')
const moved =
  /^(.{2,}?)((?:往|向|朝|以)?(东北|西北|东南|西南|東北|東南|东|西|南|北|東)(?:方向?|面|边|侧)?(?:走|行|去)?\s*(?:约|大约|大概)?\s*(\d{1,5}(?:\.\d+)?)\s*(公里|千米|米|m|km)(?:左右|处|处)?)$/u
const ahead =
  /^(.{2,}?)((?:前行|直走|往前(?:走)?|前方|前面)\s*(?:约|大约)?\s*(\d{1,5}(?:\.\d+)?)\s*(公里|千米|米|m|km)(?:左右|处|处)?)$/u

const compass = String.raw`(north\s?-?\s?east|north\s?-?\s?west|south\s?-?\s?east|south\s?-?\s?west|north|south|east|west|ne|nw|se|sw|n|s|e|w)`
const englishMoved = new RegExp(
  String.raw`^\s*((?:about\s+|approx\.?\s+|around\s+)?(\d{1,5}(?:\.\d+)?)\s*(m|metres?|meters?|km|kilomet(?:re|er)s?|ft|feet|yards?|yds?|miles?|mi)\s+(?:to\s+the\s+)?${compass}\s+(?:of|from))\s+(.{2,})$`,
  'iu',
)
const english =
  /^\s*((?:directly\s+|right\s+|just\s+)?(?:opposite(?:\s+(?:to|of))?|across\s+(?:the\s+(?:street|road)\s+)?from|next\s+(?:door\s+)?to|near(?:\s+to)?|nearby|close\s+to|beside|adjacent\s+to|behind|in\s+front\s+of|in\s+back\s+of|outside(?:\s+of)?|around\s+the\s+corner\s+from))\s+(.{2,})$/iu

const metresOf: Readonly<Record<string, number>> = {
  m: 1,
  km: 1000,
  ft: 0.3048,
  feet: 0.3048,
  yard: 0.9144,
  yd: 0.9144,
  mi: 1609.344,
  mile: 1609.344,
}

/** Nobody tells a way as long as this; it is the kilometre of a long road (G107往北方向1314公里). */
const longestWayM = 100_000

/**
 * Parts a text into a place and what is said of where to it: 老供销社对面, 路口往东200米, opposite X, 200 m north of X. What
 * starts with a word of relation and is part of a name that the map `knows` is no relation.
 */
export function splitRelation(text: string, knows: (name: string) => boolean = () => false): Related | undefined {
  const far = moved.exec(text)
  if (far) {
    const [, anchor = '', relation = '', where = '', distance, unit] = far
    const metres = Number(distance) * (/公里|千米|km/u.test(unit ?? '') ? 1000 : 1)
    return metres < longestWayM ? { anchor, relation, metres, bearing: bearingOf(where) } : undefined
  }
  const straight = ahead.exec(text)
  if (straight) {
    const [, anchor = '', relation = '', distance, unit] = straight
    return { anchor, relation, metres: Number(distance) * (/公里|千米|km/u.test(unit ?? '') ? 1000 : 1) }
  }
  return related(chinese.exec(text), knows) ?? inEnglish(text)
}

function inEnglish(text: string): Related | undefined {
  const far = englishMoved.exec(text)
  if (!far) {
    const [, relation, anchor] = english.exec(text) ?? []
    return relation === undefined || anchor === undefined ? undefined : { anchor, relation }
  }
  const [, relation = '', distance, unit = '', where = '', anchor = ''] = far
  const scale =
    metresOf[
      unit
        .toLowerCase()
        .replace(/^k.*/u, 'km')
        .replace(/^m(?:etre|eter)s?$/u, 'm')
        .replace(/s$/u, '')
    ] ?? 1
  return { anchor, relation, metres: Number(distance) * scale, bearing: bearingOf(where) }
}

function related(match: RegExpExecArray | null, knows: (name: string) => boolean): Related | undefined {
  const [, anchor, relation, word] = match ?? []
  // What goes on with another road or number is an address of its own, not words about this one.
  if (anchor === undefined || relation === undefined || /[路街巷]|\d+\s*号/u.test(relation.slice(1))) return undefined
  const start = relation.startsWith('的') ? relation.slice(1) : relation
  const least = word?.length ?? start.length
  for (let end = start.length; end > least; end--) {
    if (knows(start.slice(0, end))) return undefined
  }
  return { anchor, relation }
}

function bearingOf(words: string): number {
  const key = words.toLowerCase().replaceAll(/[\s-]/gu, '')
  const north = /北|^n/u.test(key) ? 1 : /南|^s/u.test(key) ? -1 : 0
  const east = /东|東|east|^[ns]?e$/u.test(key) ? 1 : /西|west|^[ns]?w$/u.test(key) ? -1 : 0
  return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360
}
