const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领'
const between = String.raw`[\s·•.\-_*]{0,3}`
const letter = '[A-HJ-NP-Z]'
const sign = '[A-HJ-NP-Z0-9]'

/**
 * GA 36-2018: province, letter, and five signs (or four and 挂学警港澳), or six for new energy; at least one of them a
 * digit, whatever stands between.
 */
const gb = new RegExp(
  `[${provinces}]${between}${letter}(?:${between}${sign}){4,5}${between}(?:${sign}(?![A-Z0-9])|[挂学警港澳])`,
  'g',
)
/** Embassies' 使 and consulates' 领 carry six digits; armed police WJ, province and five signs. */
const special = new RegExp(`[使领](?:${between}\\d){6}(?!\\d)|WJ${between}[${provinces}](?:${between}${sign}){5}`)
/** Elsewhere forms differ too much to tell; the word before does. */
const named =
  /(?:车牌|号牌|牌照|车号|(?:NUMBER|LICEN[CS]E|REGISTRATION) PLATE|PLATE (?=NO|NUMBER|:)|VEHICLE REG(?:ISTRATION)?)(?:号码?|NO\.?|NUMBER|[\s:：#是为])*(?=[A-Z\d][A-Z\d \-·]*\d|[A-Z\d]*\d)[A-Z\d][A-Z\d \-·]{2,9}/

/** Whether a vehicle's number stands in normalised text. */
export function holdsVehicleNumber(normalised: string): boolean {
  if (special.test(normalised) || named.test(normalised)) return true
  return [...normalised.matchAll(gb)].some(([found]) => /\d/.test(found))
}
