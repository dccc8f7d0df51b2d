/** What marks a person or a vehicle rather than a place. */
export type PersonalMark = 'resident-id' | 'phone' | 'vehicle'

/** GB 11643: six digits of division, date of birth, three digits, check digit. */
const residentId = /(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX](?![\dA-Z])/
/** Eleven digits that begin with 1 and 3 to 9, with the country's code or without; or a landline with its area code. */
const phone = /(?<!\d)(?:(?:\+|00)?86)?1[3-9]\d{9}(?!\d)/
const landline = /(?<!\d)0\d{2,3}[-\s]\d{7,8}(?!\d)/
/** GA 36: province, letter, five characters (six for electric vehicles), at least three of them digits. */
const vehicle =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z](?=(?:[A-Z]*\d){3})[A-HJ-NP-Z\d]{4,5}[A-HJ-NP-Z\d挂学警港澳试超](?![A-Z\d])/u

/**
 * What a text about a place may not hold: the mark found in it (a Chinese resident id, a phone number, a vehicle's
 * number), also written full-width or parted by blanks, dots and dashes; undefined when there is none.
 */
export function refusesPersonal(text: string): PersonalMark | undefined {
  const plain = text.normalize('NFKC').toUpperCase()
  const readings = [plain, plain.replaceAll(/(?<=[\p{L}\d])[\s.·•・_-]+(?=[\p{L}\d])/gu, '')]
  if (readings.some((each) => residentId.test(each))) return 'resident-id'
  if (readings.some((each) => phone.test(each)) || landline.test(plain)) return 'phone'
  return readings.some((each) => vehicle.test(each)) ? 'vehicle' : undefined
}
