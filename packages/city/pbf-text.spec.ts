import fc from 'fast-check'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import { PbfReader } from 'pbf'
import { expect, it } from 'vitest'
import { PbfWriter } from './pbf-text.ts'

const throughFile = (text: string): string => {
  const out = new PbfWriter()
  out.writeStringField(1, text)
  const pbf = new PbfReader(out.finish())
  pbf.nextField()
  return pbf.readString()
}

it.each(['泗𠵼街', '𠜎雞街', '😀', '𠮷', 'Städtle', ''])('%j comes back from a file as it went in', (text) =>
  expect(throughFile(text)).toBe(text),
)

it('keeps every text that is one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(throughFile(text)).toBe(text)
    }),
  )
})

it('keeps them in the tiles of the map, too', () => {
  const feature = { type: 1 as const, geometry: [[1, 1] as [number, number]], tags: { name: '泗𠵼街' } }
  const tile = { road: { features: [feature] } }
  const bytes = fromGeojsonVt(tile, { version: 2, extent: 4096 })
  expect(new TextDecoder().decode(bytes)).toContain('泗𠵼街')
})
