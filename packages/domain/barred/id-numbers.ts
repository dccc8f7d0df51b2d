import type { DigitRun } from './digit-runs.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Check character of a citizen identity number: GB 11643-1999, ISO 7064 MOD 11-2. `digits17` are its first 17 digits. */
export function checkCharacter(digits17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits17[index]), 0)
  return '10X98765432'[sum % 11] ?? ''
}

const birthday = String.raw`(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])`
const eighteen = new RegExp(String.raw`[1-9]\d{5}(?:18|19|20)\d{2}${birthday}\d{3}[\dX]`)
/** the numbers of 1984, two digits of the year and no check digit */
const fifteen = new RegExp(String.raw`^[1-9]\d{5}\d{2}${birthday}\d{3}$`)

/** A resident's number of 18 (GB 11643) or 15 digits; one that was mistyped, or has a date that fits, is one too. */
export function isResidentNumber({ digits, groups }: DigitRun): boolean {
  return [digits, ...groups].some(
    (each) =>
      fifteen.test(each) ||
      eighteen.test(each) ||
      (/^\d{17}[\dX]$/.test(each) && checkCharacter(each.slice(0, 17)) === each[17]),
  )
}

const named =
  /(?:护照|身份证|证件|通行证|回乡证|驾驶证|PASSPORT|ID CARD|IDENTITY|DRIVING LICEN[CS]E)[^\dA-Z]{0,8}(?:号码?|NO\.?|NUMBER|:|：|IS|\s){0,4}[^\dA-Z]{0,3}(?=[A-Z]{0,3}[\d\- ]{5})[A-Z]{0,3}[\d\- ]{5,}/
/** Passports (ICAO 9303: nine characters; China E, EA, G, D ...), permits for Hong Kong, Macau and Taiwan. */
const passport = /(?<![A-Z\d-])[A-Z]{1,2}\s?\d{7,10}(?![A-Z\d])/g
/** Hong Kong and Macau identity cards with the check digit in brackets. */
const hongKong = /(?<![A-Z\d])(?:[A-Z]{1,2}\d{6}|[157]\d{6})\s?\([\dA]\)/
const taiwan = /(?<![A-Z\d-])[A-Z][1289]\d{8}(?!\d)/
const thing =
  /(?:栓|编号|编码|代码|表号?|阀|箱|柜|设备|资产|罐|HYDRANT|METER|ASSET|VALVE|BOX|SERIAL|TANK|UNIT)[^\dA-Z]{0,4}$/

/** A passport or another identity document: its number has letters, or the word for it stands before. */
export function namesDocument(normalised: string): boolean {
  if (named.test(normalised) || hongKong.test(normalised) || taiwan.test(normalised)) return true
  return [...normalised.matchAll(passport)].some(({ index }) => !thing.test(normalised.slice(0, index)))
}
