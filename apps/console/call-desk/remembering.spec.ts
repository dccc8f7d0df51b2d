import { describe, expect, it } from 'vitest'
import type { DraftPlace } from './draft.ts'
import { tiedPlaceOf } from './remembering.ts'

const chosen = { point: { lon: 113.9, lat: 22.5 }, radiusM: 12, label: '解放北路12号', source: 'address' } as const
const found = { gazetteerId: 'address/n5', precision: 'rooftop' } as const
const draft: DraftPlace = { typed: '老供销社', chosen, found }

describe('a name to remember', () => {
  it('is what was typed, for the place of another line that was chosen', () => {
    expect(tiedPlaceOf(draft)).toEqual({ ...chosen, ...found })
  })

  it('is none without both, nor where the line says it already, nor where it was taught before', () => {
    expect(tiedPlaceOf({ ...draft, chosen: null })).toBeUndefined()
    for (const typed of ['', ' ', '解放北路', '解放北路 １２号', '12号'])
      expect(tiedPlaceOf({ ...draft, typed }), typed).toBeUndefined()
    expect(tiedPlaceOf({ typed: 'Jiefang', chosen: { ...chosen, labelEn: '12 Jiefang North Road' } })).toBeUndefined()
    expect(tiedPlaceOf({ ...draft, chosen: { ...chosen, source: 'taught' } })).toBeUndefined()
    expect(tiedPlaceOf({ ...draft, typed: 'jfbl', found: { ...found, isSpelt: true } })).toBeUndefined()
  })

  it('is none where the caller, a device or a partner is: that ends with the incident', () => {
    for (const source of ['caller', 'device', 'partner'] as const)
      expect(tiedPlaceOf({ ...draft, chosen: { ...chosen, source } }), source).toBeUndefined()
  })

  it('is of a draft from before, too: the radius says how exact its place is', () => {
    expect(tiedPlaceOf({ typed: '老街', chosen: { ...chosen, radiusM: 900 } })).toMatchObject({
      gazetteerId: null,
      precision: 'area',
    })
  })
})
