import { describe, expect, it } from 'vitest'
import { refusesPersonal } from './refuses-personal.ts'

describe('what a text about a place may not hold', () => {
  it.each([
    ['resident-id', '11010519491231002X'],
    ['resident-id', '住户110105 19491231 0021'],
    ['resident-id', '１１０１０５１９４９１２３１００２ｘ'],
    ['phone', '13800138000'],
    ['phone', '找老王138-0013-8000'],
    ['phone', '12 13800138000'],
    ['phone', '+86 138 0013 8000'],
    ['phone', '0755-26543210'],
    ['vehicle', '粤B12345'],
    ['vehicle', '京a·d12345 停车处'],
    ['vehicle', '停着沪C 8Z990'],
  ])('%s: %s', (mark, text) => {
    expect(refusesPersonal(text)).toBe(mark)
  })

  it.each([
    '老供销社',
    '107国道1314公里',
    '路灯杆 0755123456',
    '京A大厦',
    '113.91234, 22.51234',
    '第三人民医院3号楼12层1201室',
    '青年路12345号',
    'Building 12, 700 block of Market',
    '10000000000',
  ])('leaves alone: %s', (text) => {
    expect(refusesPersonal(text)).toBeUndefined()
  })
})
