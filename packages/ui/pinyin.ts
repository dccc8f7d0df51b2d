/**
 * The first character that each pinyin initial has in the Unicode collation for Chinese (CLDR, zh-u-co-pinyin): a
 * character belongs to the last of these that it does not sort before. There is no i, u or v in front of a syllable.
 */
const firsts = [
  ['a', '阿'],
  ['b', '八'],
  ['c', '嚓'],
  ['d', '哒'],
  ['e', '妸'],
  ['f', '发'],
  ['g', '旮'],
  ['h', '哈'],
  ['j', '讥'],
  ['k', '咔'],
  ['l', '垃'],
  ['m', '妈'],
  ['n', '拏'],
  ['o', '噢'],
  ['p', '妑'],
  ['q', '七'],
  ['r', '呥'],
  ['s', '仨'],
  ['t', '他'],
  ['w', '屲'],
  ['x', '夕'],
  ['y', '丫'],
  ['z', '帀'],
] as const
const collator = new Intl.Collator('zh-u-co-pinyin')

const initialOf = (character: string): string => {
  if (!/\p{Script=Han}/u.test(character)) return /[\p{L}\p{N}]/u.test(character) ? character.toLowerCase() : ''
  return firsts.findLast(([, first]) => collator.compare(first, character) <= 0)?.[0] ?? ''
}

/** First letters of the pinyin of `text` (`建筑火灾` -> `jzhz`); other letters and digits stay. Of a character with two readings, the commoner. */
export const pinyinInitials = (text: string): string => Array.from(text, initialOf).join('')
