import { describe, expect, it } from 'vitest'
import { contains, type MemberWay } from '../import/rings.ts'
import type { Box } from './frame.ts'
import { drowns, seaOf } from './sea.ts'

const box: Box = [0, 0, 10, 10]
let node = 0
const way = (...line: number[]): MemberWay => ({ line, refs: Array.from({ length: line.length / 2 }, () => ++node) })
const closed = (...line: number[]): MemberWay => {
  const { refs } = way(...line)
  return { line: [...line, line[0] ?? 0, line[1] ?? 0], refs: [...refs, refs[0] ?? 0] }
}
const isSea = (coast: MemberWay[], lon: number, lat: number) =>
  seaOf(coast, box).some(([outer, ...islands]) => {
    const inside = outer !== undefined && contains(outer, lon, lat)
    return inside && !islands.some((island) => contains(island, lon, lat))
  })

describe('the sea', () => {
  it('lies on the right of a coast that crosses the box, whichever way it runs', () => {
    const north = [way(-5, 5, 15, 5)]
    expect([isSea(north, 5, 2), isSea(north, 5, 8)]).toEqual([true, false])
    const south = [way(15, 5, -5, 5)]
    expect([isSea(south, 5, 2), isSea(south, 5, 8)]).toEqual([false, true])
  })

  it('goes round islands, and covers the box where there is nothing else', () => {
    const island = closed(4, 1, 6, 1, 6, 3, 4, 3)
    const coast = [way(-5, 5, 15, 5), island]
    expect([isSea(coast, 5, 2), isSea(coast, 2, 2), isSea(coast, 5, 8)]).toEqual([false, true, false])
    expect([isSea([island], 5, 2), isSea([island], 9, 9)]).toEqual([false, true])
  })

  it('joins ways by their nodes, and leads ends inside the box to its side', () => {
    const first = way(1, 5, 4, 5)
    const second: MemberWay = { line: [4, 5, 9, 5], refs: [first.refs[1] ?? 0, ++node] }
    const coast = [second, first]
    expect([isSea(coast, 5, 2), isSea(coast, 5, 8), isSea(coast, 0.5, 2)]).toEqual([true, false, true])
  })

  it('takes two coasts as a strait or as a neck of land', () => {
    const strait = [way(15, 3, -5, 3), way(-5, 7, 15, 7)]
    expect([isSea(strait, 5, 5), isSea(strait, 5, 1), isSea(strait, 5, 9)]).toEqual([true, false, false])
    const neck = [way(-5, 3, 15, 3), way(15, 7, -5, 7)]
    expect([isSea(neck, 5, 5), isSea(neck, 5, 1), isSea(neck, 5, 9)]).toEqual([false, true, true])
  })

  it('is nothing without a coast, and known for wrong where the town would drown', () => {
    expect(seaOf([], box)).toEqual([])
    const sea = seaOf([way(-5, 5, 15, 5)], box)
    expect(
      drowns(sea, [
        [5, 8],
        [6, 9],
      ]),
    ).toBe(false)
    expect(
      drowns(sea, [
        [5, 8],
        [6, 2],
      ]),
    ).toBe(true)
  })
})
