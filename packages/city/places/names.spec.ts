import { expect, it } from 'vitest'
import { namesOf } from './names.ts'

it.each([
  [{ name: '解放路', 'name:en': 'Jiefang Road', 'name:zh_pinyin': 'Jiěfàng Lù' }, 'Jiefang Road'],
  [{ name: '解放路', 'name:zh-Latn-pinyin': 'Jiěfàng Lù' }, 'Jiěfàng Lù'],
  [{ name: '解放路', 'name:zh_pinyin': 'Jiefang Lu' }, 'Jiefang Lu'],
  [{ name: '解放路', int_name: 'Jiefang Lu' }, 'Jiefang Lu'],
  [{ name: '解放路', int_name: '解放路' }, undefined],
  [{ name: '解放路' }, undefined],
  [{ name: 'Market Street' }, 'Market Street'],
])('%o reads %s in Latin letters', (tags, en) => expect(namesOf(tags)?.en).toBe(en))
