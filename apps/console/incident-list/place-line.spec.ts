import { expect, it } from 'vitest'
import { placeParts, shortPlace } from './place-line.ts'

it.each([
  ['临江县江南街道锦海路 37 号', '临江县江南街道', '锦海路 37 号'],
  ['广东省深圳市南山区粤海街道科苑路 15 号', '广东省深圳市南山区粤海街道', '科苑路 15 号'],
  ['临江县江南街道', '', '临江县江南街道'],
  ['临江县城关街道临江县人民医院', '临江县城关街道', '临江县人民医院'],
  ['锦海路与松玉路口', '', '锦海路与松玉路口'],
  ['37 Jinhai Road, Jiangnan', '', '37 Jinhai Road, Jiangnan'],
  ['', '', ''],
])('%s', (label, divisions, rest) => {
  expect(placeParts(label)).toEqual({ divisions, rest })
})

it.each([
  ['临江县江南街道锦海路 37 号', '锦海路 37 号'],
  ['37 Jinhai Road, Jiangnan, Linjiang County', '37 Jinhai Road'],
  ['22.95410, 113.24910', '22.95410, 113.24910'],
  ['8 Main Street, 江南街道', '8 Main Street'],
])('%s is %s on a map', (label, short) => expect(shortPlace(label)).toBe(short))
