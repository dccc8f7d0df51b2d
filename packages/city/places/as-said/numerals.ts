const digits = new Map(Array.from('零一二三四五六七八九', (character, value) => [character, value] as const))
for (const [character, value] of [
  ['〇', 0],
  ['○', 0],
  ['两', 2],
  ['壹', 1],
  ['贰', 2],
  ['叁', 3],
  ['肆', 4],
  ['伍', 5],
  ['陆', 6],
  ['柒', 7],
  ['捌', 8],
  ['玖', 9],
] as const) {
  digits.set(character, value)
}
const units = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
])
const numeral = '[零〇○一二三四五六七八九两壹贰叁肆伍陆柒捌玖十拾百佰千仟]'
/** What is counted or numbered in addresses: a numeral before anything else may be part of a name (五四路, 三元里). */
const counted = new RegExp(
  String.raw`(?<!第)(${numeral}+)(?:(点)(${numeral}+))?(?=\s*(?:号|栋|幢|座|单元|楼|层|室|房|户|门|梯|弄|组|队|[国省县乡]道|公里|千米|米|里处|出口|口(?![\p{Script=Han}])))`,
  'gu',
)

/** Numerals before what they number as figures: 三号楼 -> 3号楼, 一百二十三号 -> 123号, 三零一室 -> 301室. Simplified text in. */
export function withFigures(text: string): string {
  if (!/[零〇○一二三四五六七八九两壹贰叁肆伍陆柒捌玖十拾]/u.test(text)) return text
  return text.replaceAll(
    counted,
    (whole, number: string, point: string | undefined, fraction: string | undefined, at: number) => {
      const value = valueOf(number)
      if (value === undefined) return whole
      const apart = /[\dA-Za-z]/.test(text[at - 1] ?? '') ? ' ' : ''
      return apart + (point === undefined || fraction === undefined ? value : `${value}.${spelt(fraction)}`)
    },
  )
}

/** As figures, undefined for what is no number (十百). */
function valueOf(number: string): string | undefined {
  if (!Array.from(number).some((character) => units.has(character))) return spelt(number)
  let [total, digit] = [0, -1]
  let last = 10_000
  for (const character of number) {
    const unit = units.get(character)
    if (unit === undefined) {
      digit = digits.get(character) ?? 0
      continue
    }
    if (unit >= last) return undefined
    total += (digit < 0 ? 1 : digit) * unit
    last = unit
    digit = -1
  }
  // 一百二 is 120, 一百零二 is 102.
  const isShort = digit > 0 && last >= 100 && !/[零〇○]/u.test(number.at(-2) ?? '')
  return `${total + (digit < 0 ? 0 : isShort ? (digit * last) / 10 : digit)}`
}

function spelt(number: string): string {
  return Array.from(number)
    .map((character) => digits.get(character) ?? '')
    .join('')
}
