import { expect, it } from 'vitest'
import { pinyinInitials } from './pinyin.ts'

it.each([
  ['建筑火灾', 'jzhz'],
  ['交通事故（有伤亡）', 'jtsgysw'],
  ['江岸派出所', 'japcs'],
  ['120急救', '120jj'],
  ['E12 消防车', 'e12xfc'],
  ['阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他屲夕丫帀', 'abcdefghjklmnopqrstwxyz'],
  ['', ''],
])('of %s are %s', (text, initials) => expect(pinyinInitials(text)).toBe(initials))
