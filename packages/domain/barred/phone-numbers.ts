import type { DigitRun } from './digit-runs.ts'

const between = String.raw`[\s\-._·•()]{0,3}`
/** China's numbering plan (工信部 2017 edition): mobiles are 1, 3-9 and nine more. */
const mobile = new RegExp(String.raw`(?<!\d)(?:86${between})?1${between}[3-9](?:${between}\d){9}(?!\d)`)
/** Area code with trunk 0, and seven or eight digits; toll-free 400 and 800. */
const landline = /^(?:86)?0(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}/
const tollFree = /^[48]00\d{7}$/

const aboutPhones =
  /(?:电话|手机|座机|致电|拨打?|联系|热线|传真|号码|微信|TEL|PHONE|PH|MOBILE|CELL|CALL|DIAL|RING|FAX|WHATSAPP|☎|📞|📱)[^\d]{0,10}$/
const aboutThings =
  /(?:编号|编码|代码|密码|口令|门禁码?|识别码|注册码|表号|户号|批号|栓号?|阀|箱|柜|罐|设备|资产|CODE|PIN|NO\.?|SERIAL|HYDRANT|METER|ASSET|VALVE|BOX|TANK|UNIT|KEY)[^\d]{0,6}$/
/** letters and a dash right before make it the number of a thing: `XHS-2034567` */
const isKeyed = (before: string): boolean => /[A-Z]{2,}-?$/.test(before) && !aboutPhones.test(before)

/**
 * Whether a run of digits is a telephone number: anything with +; seven or eight digits as a local number is written,
 * unless a word before says what thing it numbers; nine to fifteen (E.164) in whatever grouping.
 */
export function isPhoneNumber({ digits, text, before }: DigitRun): boolean {
  if (text.startsWith('+') || mobile.test(text) || landline.test(digits) || tollFree.test(digits)) return true
  if (aboutPhones.test(before)) return true
  if (aboutThings.test(before) || isKeyed(before)) return false
  return digits.length > 8 || /^[2-9]/.test(digits)
}

const single = /(?<!\d)\d(?:[^\dA-Z\p{Script=Han}]{1,3}\d(?!\d)){6,}/gu
const withPlus = /\+\s?\d[\d\s\-.()]{5,}\d/
const slashed = /(?<!\d)0\d{2,3}\s?\/\s?[2-9]\d{6,7}(?!\d)/

/** Digits one by one with anything between ("1,3,8,0,0..."), seven and more, that do not just count up. */
function isSpelt(normalised: string): boolean {
  return [...normalised.matchAll(single)].some(([found]) => {
    const digits = [...found.matchAll(/\d/g)].map(([each]) => Number(each))
    return !digits.every((each, index) => index === 0 || each === (digits[index - 1] ?? 0) + 1)
  })
}

/** Telephone numbers that are no plain run of digits. */
export const spellsPhoneNumber = (normalised: string): boolean =>
  isSpelt(normalised) || withPlus.test(normalised) || slashed.test(normalised)
