/** A place on a road by its kilometre. */
export type KmOnRoad = { readonly road: string; readonly metres: number }

const chainage = /(?:[kK]\s?)(\d{1,5})\s?\+\s?(\d{1,3})(?:\.\d+)?\s*(?:m|米)?/u
/** Surveyors leave the K out: 23+456. */
const bareChainage = /(?<![\d.+A-Za-z])(\d{1,4})\s?\+\s?(\d{3})(?![\d.+])/u
const kilometres =
  /(?<![\d.A-JL-Za-jl-z])[kK]?(\d{1,5}(?:[.,]\d{1,3})?)\s*(?:公里|千米|km\b|kilomet(?:re|er)s?\b)(?:\s*(?:加|\+)?\s*(\d{1,3})\s*(?:米|m\b))?/iu
const kmFirst = /\b(?:km|kilomet(?:re|er)|kp|pk)\.?\s?(\d{1,5}(?:[.,]\d{1,3})?)/iu
const kNumber = /[kK](\d{1,5}(?:\.\d{1,3})?)(?![\d+])/u
const miles =
  /\b(?:mile(?:\s?(?:post|marker))?|mm)\s?(\d{1,4}(?:\.\d{1,3})?)\b|\b(\d{1,4}(?:\.\d{1,3})?)\s?(?:miles?|mi)\b/iu
const filler =
  /处|里程碑|里程桩|公里桩|路桩|桩号?|碑|附近|方向|[东西南北]行|第|\b(?:at|marker|post|on|of|the|highway\s+(?=[a-z]\s?\d)|motorway|near)\b/giu

/** `离` is also the start of a town's name (离石). */
const wayBefore = /(?:[往向朝](?!阳).{0,8}|约|走了?|行)\s*$|距|离(?!石)/u
const wayBehind =
  /^\s*(?:(?:to\s+the\s+)?(?:(?:north|south)[\s-]?(?:east|west)|north|south|east|west|[ns][ew]|[nsew])\s+(?:of|from)|(?:away\s+)?from|away)\b/iu
/** Nobody tells a way as long as this; it is the kilometre of a long road. */
const longestWayM = 100_000

const metresPerMile = 1609.344

/** Reads `107国道1314公里`, `G107 K1314+500`, `A1 km 12.5`, `I 280 mile 12`. Undefined for other texts. */
export function readKm(text: string): KmOnRoad | undefined {
  if (!/\d/u.test(text) || !/公里|千米|km|kilom|k\s?\d|mile|\bm[im]\b|\b[kp][kp]\b|\d\s?\+\s?\d{3}/iu.test(text))
    return undefined
  const match =
    chainage.exec(text) ??
    bareChainage.exec(text) ??
    kilometres.exec(text) ??
    kmFirst.exec(text) ??
    miles.exec(text) ??
    kNumber.exec(text)
  if (!match) return undefined
  const metres = metresIn(match)
  if (metres < longestWayM && isDistance(text, match)) return undefined
  const road = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`
    .replaceAll(filler, ' ')
    .trim()
  return road === '' || !Number.isFinite(metres) ? undefined : { road, metres: Math.round(metres) }
}

/** Whether the number tells how far from somewhere, not which post: 往北2公里, 离国道3公里, 3 km north of X. */
function isDistance(text: string, { 0: whole, index }: RegExpExecArray): boolean {
  if (!/^[\d.,]+\s*\p{L}/u.test(whole)) return false
  return wayBefore.test(text.slice(0, index)) || wayBehind.test(text.slice(index + whole.length))
}

function metresIn([whole, one = '', other]: RegExpExecArray): number {
  if (/mile|\bm[im]\b/iu.test(whole)) return Number(one || other) * metresPerMile
  const kilometre = Number(one.replace(',', '.')) * 1000
  // K12+5 is 5 m behind the post, as surveyors write it.
  return kilometre + Number(other ?? 0)
}

/** The tags of a post: `distance` (`12.5`, `12 mi`), else a `ref` that holds it (`G107 K1314`, `1314`). */
export function readPost(
  distance: string | undefined,
  ref: string | undefined,
): { metres: number; road: string } | undefined {
  for (const text of [distance, ref]) {
    if (text === undefined) continue
    const bare = /^\s*[kK]?(\d{1,5}(?:[.,]\d{1,3})?)\s*(km|mi)?\s*$/u.exec(text)
    if (bare) {
      return {
        metres: Math.round(Number((bare[1] ?? '').replace(',', '.')) * (bare[2] === 'mi' ? metresPerMile : 1000)),
        road: '',
      }
    }
    const bareKm = /^\s*(\d{1,4})\s?\+\s?(\d{3})\s*$/u.exec(text)
    if (bareKm) return { metres: metresIn(bareKm), road: '' }
    const read = readKm(text) ?? readKm(`${text} km`)
    if (read) return read
    const onlyKm = chainage.exec(text)
    if (onlyKm) return { metres: metresIn(onlyKm), road: '' }
  }
  return undefined
}
