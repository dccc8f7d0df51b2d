/** Digits that stand together, whatever was put between them, in normalised text. */
export type DigitRun = {
  /** digits alone, and a closing X where there is one */
  readonly digits: string
  /** the digits as they were grouped */
  readonly groups: readonly string[]
  /** as it stands */
  readonly text: string
  /** up to 14 characters before it, and up to 2 after */
  readonly before: string
  readonly after: string
}

const between = String.raw`[\s\-._·•()]{0,3}`
const run = new RegExp(String.raw`\+?\(?\d(?:${between}\d){6,}(?:${between}X(?![A-Z]))?`, 'g')

/** What is made of digits and is no number of anybody: told by its form, and taken out before runs are looked for. */
const harmless: readonly RegExp[] = [
  // dates, ISO 8601 or with 年月日, one after the other or as a range
  /(?<!\d)(?:19|20)\d{2}([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)/g,
  /(?<!\d)(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|1[0-2])\1(?:19|20)\d{2}(?!\d)/g,
  // times of day
  /(?<!\d)(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d)/g,
  // decimals: coordinates, pressures; not what would be a mobile or a landline without its point
  /(?<![\d.])(?!1\.?[3-9](?:\.?\d){9}(?!\d)|0(?:\.?\d){9,11}(?!\d))(?:0|[1-9]\d?|1[0-7]\d|180)\.\d{3,9}(?![\d.])/g,
  /(?<![\d.])\d{1,5}\.\d{1,2}(?!\d|\.\d|-\d)/g,
  // IPv4
  /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?![\d.])/g,
  // MGRS
  /(?<!\d)\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d{2,5}\s?\d{2,5}(?!\d)/g,
  // standards with their year (GB 50016-2014), substances (CAS 7664-41-7)
  /(?:GB(?:\/T)?|GA|ISO|EN|DIN|NFPA|IEC)\s?\d{1,6}(?:\.\d+)?-\d{4}(?!\d)/g,
  /(?<![\d-])\d{2,7}-\d{2}-\d(?![\d-])/g,
  // amounts in groups of three, with a unit
  /(?<!\d ?)\d{1,3}(?:[ ,]\d{3})+(?=\s?(?:M|L|KG|T|K?V|K?W|吨|升|公斤|千克|立方|平方|米|元)(?![A-Z]))/g,
]

const isShortList = (groups: readonly string[]): boolean =>
  groups.length > 1 &&
  groups.every((each, index) => {
    const before = groups[index - 1]
    if (before === undefined) return each.length <= 4
    const step = Number(each) - Number(before)
    return each.length === before.length && step >= 1 && step <= 200
  })

/** Runs of seven digits and more; ranges and lists of rooms ("2101-2108", "201 202 203") are none. */
export function digitRuns(normalised: string): readonly DigitRun[] {
  const rest = harmless.reduce((text, form) => text.replaceAll(form, (found) => '¦'.repeat(found.length)), normalised)
  return [...rest.matchAll(run)].flatMap((match) => {
    const [text] = match
    const groups = text.match(/\d+/g) ?? []
    if (isShortList(groups)) return []
    const at = match.index
    return {
      digits: text.replaceAll(/[^\dX]/g, ''),
      groups,
      text,
      before: rest.slice(Math.max(0, at - 14), at),
      after: rest.slice(at + text.length, at + text.length + 2),
    }
  })
}
