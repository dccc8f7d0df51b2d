import { describe, expect, it } from 'vitest'
import { aroundIn, choose, placeLine, type Place } from './places.ts'

const found: Place = {
  id: 'address/n5',
  kind: 'address',
  name: { zh: '锦海路37号', en: '37 Jinhai Road' },
  label: '临江县江南街道锦海路37号',
  labelEn: '37 Jinhai Road, Jiangnan, Linjiang County',
  lon: 113.9,
  lat: 22.5,
  radiusM: 10,
  precision: 'rooftop',
  area: { zh: '江南街道', en: 'Jiangnan' },
  town: { zh: '临江县', en: 'Linjiang County' },
}
const { labelEn: _, ...chinese } = found

describe('a place among those that were found', () => {
  it('stands there in the language of the screen, and says nothing twice', () => {
    expect(placeLine(found, 'en')).toBe('37 Jinhai Road, Jiangnan, Linjiang County')
    expect(placeLine(found, 'zh-CN')).toBe('临江县江南街道锦海路37号')
    expect(aroundIn(found, placeLine(found, 'en'), 'en')).toEqual([])
    expect(aroundIn(found, placeLine(found, 'zh-CN'), 'zh-CN')).toEqual([])
  })

  it('says its own name before a line that is in the other language alone', () => {
    expect(placeLine(chinese, 'en')).toBe('37 Jinhai Road · 临江县江南街道锦海路37号')
    expect(placeLine({ ...chinese, name: { zh: '锦海路37号' } }, 'en')).toBe('临江县江南街道锦海路37号')
  })

  it('keeps both lines when it is chosen', () => {
    expect(choose(found)).toMatchObject({ label: found.label, labelEn: found.labelEn, source: 'address' })
    expect('labelEn' in choose(chinese)).toBe(false)
  })
})
