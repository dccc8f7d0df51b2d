const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** 1 to 999 as Chinese counts: 一, 十, 十四, 二十一, 一百零五, 一百一十. */
export const chineseNumber = (number: number): string => {
  if (number >= 100) return `${digits[Math.floor(number / 100)]}百${afterHundred(number % 100)}`
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return `${tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`}${digits[ones]}`
}

const afterHundred = (rest: number): string => {
  if (rest === 0) return ''
  if (rest < 10) return `零${digits[rest]}`
  return `${rest < 20 ? '一' : ''}${chineseNumber(rest)}`
}

/** 1st, 2nd, 3rd, 4th, 11th, 21st. */
export const ordinal = (number: number): string => {
  const teen = number % 100 > 10 && number % 100 < 14
  const ending = teen ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[number % 10] ?? 'th')
  return `${number}${ending}`
}
