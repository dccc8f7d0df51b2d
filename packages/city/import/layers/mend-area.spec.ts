import { union } from 'polyclip-ts'
import { expect, it, vi } from 'vitest'
import { mendArea } from './mend-area.ts'

vi.mock('polyclip-ts', async (original) => {
  const real = await original<{ union: typeof union }>()
  return { ...real, union: vi.fn<typeof union>(real.union) }
})

const square = (lon: number) => [[lon, 22, lon + 1, 22, lon + 1, 23, lon, 23, lon, 22]]
const line = [[113, 22, 114, 22, 113.5, 22, 113, 22]]

function mend(polygons: number[][][]) {
  const told: string[] = []
  return { mended: mendArea(polygons, 'here', (kind) => told.push(kind)), told }
}

it('keeps a part that cannot be taken apart as it is, and tells it', () => {
  vi.mocked(union).mockImplementationOnce(() => {
    throw new Error('Unable to complete output ring')
  })
  expect(mend([square(113), square(115)])).toEqual({
    mended: [square(113), square(115)],
    told: ['area-crossing-itself'],
  })
})

it('tells a part without ground among others', () => {
  expect(mend([line, square(115)])).toEqual({ mended: [square(115)], told: ['area-without-ground'] })
})
