import { han, simplified } from './words.ts'

/** One way to read what somebody typed. */
export type Reading =
  | { readonly kind: 'crossing'; readonly left: string; readonly right: string }
  | { readonly kind: 'block'; readonly number: number; readonly street: string }
  | { readonly kind: 'house'; readonly number: string; readonly street: string }
  | { readonly kind: 'name'; readonly text: string }

const blockPattern = /^\s*(\d{1,6})[-\s]*(?:hundred\s+)?block\s+(?:of\s+)?(?=\S)(.+)$/i
const crossingPattern = /^(.+?)\s*(?:\/|&|\\|@|\s(?:and|at|with|x|und|et)\s|与|和|跟|、)\s*(.+?)$/i
const crossingTail = /(?:的?(?:十字路口|丁字路口|交叉路口|交叉口|交汇处|交界处|交口|路口|相交处))\s*$/u
const twoStreets = /^(.*?(?:大道|路|街|巷|道|胡同|弄))(.+(?:大道|路|街|巷|道|胡同|弄))$/u
const unitPattern = /\s*(?:\b1\/2\b|#\s*\S+|\b(?:apt|unit|suite|ste|rm|room)\b\.?\s*\S+)/gi
const cornerOf =
  /^\s*(?:at\s+)?(?:the\s+)?(?:corner|intersection|junction|crossing|crossroads?|cnr\.?)\s+(?:of\s+)?(?=\S+.*(?:\/|&|@|\s(?:and|at|with)\s))/i
/** `CALL BOX: A ST/B ST` */
const remark = /^[^:/]*:\s*/
const leadingNumber = /^\s*(\d{1,6}(?:-\d{1,6})?(?:\s?-?\s?[a-z])?)(?:\s*,\s*|\s+)(?=\S)(.+)$/i
const trailingNumber = /^(.+?)[\s,]+(\d{1,6}(?:[-/]\d{1,4})?\s?[a-z]?)\s*(?:,\s*(.*))?$/i
/** A number with its word first (a name may hold figures of its own), then one at the end, then any. */
const hanNumbers = [
  /^(.*?\p{Script=Han}.*?)\s*(\d{1,6}(?:-\d{1,6})?)\s*(?:号|弄|院)/u,
  /^(.*?\p{Script=Han}\D*)(\d{1,6}(?:-\d{1,6})?)$/u,
  /^(.*?\p{Script=Han}.*?)\s*(\d{1,6}(?:-\d{1,6})?)/u,
]

/** The readings of a text, the most telling first; the last is always the plain name. */
export function readQuery(text: string): Reading[] {
  const typed = simplified(text.normalize('NFKC')).trim()
  const name: Reading = { kind: 'name', text: typed }
  const clean = typed.replaceAll(unitPattern, '').replace(remark, '').replace(cornerOf, '')
  const block = blockPattern.exec(clean)
  if (block) return [{ kind: 'block', number: Number(block[1]), street: block[2] ?? '' }, name]
  return [...crossingReadings(clean), ...houseReadings(clean), name]
}

function crossingReadings(text: string): Reading[] {
  const isCrossing = crossingTail.test(text)
  const streets = text.replace(crossingTail, (tail) => (tail.startsWith('路口') ? '路' : ''))
  const divided = crossingPattern.exec(streets) ?? (isCrossing || han.test(text) ? twoStreets.exec(streets) : undefined)
  const [, left = '', right = ''] = divided ?? []
  return left && right ? [{ kind: 'crossing', left, right }] : []
}

function houseReadings(text: string): Reading[] {
  if (han.test(text)) {
    const [, street, number] = hanNumbers.map((pattern) => pattern.exec(text)).find(Boolean) ?? []
    return street && number ? [{ kind: 'house', number, street }] : []
  }
  const leading = leadingNumber.exec(text)
  const trailing = trailingNumber.exec(text)
  const readings: Reading[] = []
  if (leading) readings.push({ kind: 'house', number: leading[1] ?? '', street: leading[2] ?? '' })
  if (trailing)
    readings.push({ kind: 'house', number: trailing[2] ?? '', street: `${trailing[1]} ${trailing[3] ?? ''}` })
  return readings
}
