import { expect, it } from 'vitest'
import { withFigures } from './numerals.ts'
import { splitRelation } from './relation.ts'

it.each([
  ['中山路五一路口', '中山路五一路口'],
  ['八一路口', '八一路口'],
  ['三号口', '3号口'],
  ['中山路五十一号', '中山路51号'],
])('writes %s as %s', (text, figures) => expect(withFigures(text)).toBe(figures))

it('keeps a known name whole that starts like a relation', () => {
  expect(splitRelation('人民路附近人家')).toMatchObject({ anchor: '人民路', relation: '附近人家' })
  expect(splitRelation('人民路附近人家', (name) => name === '附近人家')).toBeUndefined()
})

it.each(['人民路东门小区', '锡林南路内蒙古饭店', '成都西门子工厂', '人民路南门菜市场', '洪山街道办事处'])(
  'does not split %s',
  (text) => expect(splitRelation(text)).toBeUndefined(),
)
