import { expect, it } from 'vitest'
import { placeParts } from './place-line.ts'

it.each([
  ['临江县江南街道锦海路 37 号', '临江县江南街道', '锦海路 37 号'],
  ['广东省深圳市南山区粤海街道科苑路 15 号', '广东省深圳市南山区粤海街道', '科苑路 15 号'],
  ['临江县江南街道', '', '临江县江南街道'],
  ['锦海路与松玉路口', '', '锦海路与松玉路口'],
  ['37 Jinhai Road, Jiangnan', '', '37 Jinhai Road, Jiangnan'],
  ['', '', ''],
])('%s', (label, divisions, rest) => {
  expect(placeParts(label)).toEqual({ divisions, rest })
})
