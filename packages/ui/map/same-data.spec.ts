import { expect, it } from 'vitest'
import { areasLayer, circlesLayer, linesLayer } from './map-layers.ts'
import { sameData } from './same-data.ts'

const line = (east: number) => ({
  id: 'way',
  colour: '--accent',
  line: [
    [113.2, 22.8],
    [east, 22.9],
  ] as const,
})

it('a list that is made anew and says the same is the same', () => {
  expect(sameData(linesLayer({ id: 'trails', lines: [] }), linesLayer({ id: 'trails', lines: [] }))).toBe(true)
  expect(
    sameData(linesLayer({ id: 'ways', lines: [line(113.3)] }), linesLayer({ id: 'ways', lines: [line(113.3)] })),
  ).toBe(true)
})

it('another corner, another kind of layer and another number of them are not', () => {
  const lines = linesLayer({ id: 'ways', lines: [line(113.3)] })
  expect(sameData(lines, linesLayer({ id: 'ways', lines: [line(113.4)] }))).toBe(false)
  expect(sameData(lines, linesLayer({ id: 'ways', lines: [] }))).toBe(false)
  expect(sameData(areasLayer({ id: 'a', areas: [] }), linesLayer({ id: 'a', lines: [] }))).toBe(false)
  const circle = { id: 'c', lon: 113.2, lat: 22.8, radiusM: 50, colour: '--accent' }
  expect(
    sameData(
      circlesLayer({ id: 'doubt', circles: [circle] }),
      circlesLayer({ id: 'doubt', circles: [{ ...circle, radiusM: 60 }] }),
    ),
  ).toBe(false)
})
