const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** 1 to 99 as Chinese counts: 一, 十, 十四, 二十一. */
export const chineseNumber = (number: number): string => {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return `${tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`}${digits[ones]}`
}

/** 1st, 2nd, 3rd, 4th, 11th, 21st. */
export const ordinal = (number: number): string => {
  const teen = number % 100 > 10 && number % 100 < 14
  const ending = teen ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[number % 10] ?? 'th')
  return `${number}${ending}`
}
