import { describe, expect, it } from 'vitest'
import { gather, type Standing } from './gather.ts'

type Mark = Standing & { readonly id: string }
const mark = (id: string, x: number, y = 0, alone = false): Mark => ({ id, x, y, alone })
const said = (list: readonly Mark[]): readonly string[] =>
  gather(list, 20).map(({ lead, others }) => [lead.id, ...others.map(({ id }) => id)].join('+'))

describe('marks that would lie on each other', () => {
  it('are counted under the worst, which stays where it is', () => {
    const [drawn] = gather([mark('worst', 10), mark('other', 0), mark('third', 25)], 20)
    expect(drawn?.lead).toMatchObject({ id: 'worst', x: 10 })
    expect(drawn?.others.map(({ id }) => id)).toEqual(['other', 'third'])
  })

  it('stand apart where there is room', () => expect(said([mark('a', 0), mark('b', 21)])).toEqual(['a', 'b']))

  it('are counted under the nearest, also across cells and below zero', () => {
    expect(said([mark('a', -30, -30), mark('b', 5, 5), mark('c', -9, -9)])).toEqual(['a', 'b+c'])
  })

  it('never hide one that stands alone, nor stand under it', () => {
    expect(said([mark('first', 0, 0, true), mark('second', 1, 1), mark('third', 2, 2)])).toEqual([
      'first',
      'second+third',
    ])
    expect(said([mark('second', 1, 1), mark('first', 0, 0, true)])).toEqual(['second', 'first'])
  })

  it('are each counted once, however many they are', () => {
    let seed = 7
    const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
    const list = Array.from({ length: 5000 }, (_, n) => mark(`${n}`, random() * 900, random() * 700, random() < 0.02))
    const drawn = gather(list, 20)
    const all = drawn.flatMap(({ lead, others }) => [lead, ...others])
    expect(new Set(all).size).toBe(5000)
    expect(all).toHaveLength(5000)
    expect(drawn.length).toBeLessThan(2500)
    for (const { lead, others } of drawn) {
      expect(lead.alone && others.length > 0).toBe(false)
      // worst first: nobody is counted under one that comes later
      for (const other of others) {
        expect(list.indexOf(lead)).toBeLessThan(list.indexOf(other))
        expect(Math.hypot(lead.x - other.x, lead.y - other.y)).toBeLessThanOrEqual(20)
      }
    }
  })
})
