import { describe, expect, it } from 'vitest'
import { longer, piecesOf, type Trail } from './trails.ts'

const trail: Trail = { unit: 'E1', since: 100, until: null, points: [[200, 113, 23]] }
const position = (at: number) => ({ unit: 'E1', point: { lon: 114, lat: 24 }, at, speedMps: null, headingDeg: null })

describe('a trail', () => {
  it('grows by what is newer than its end, and is the same otherwise', () => {
    expect(longer(trail, position(300)).points).toEqual([
      [200, 113, 23],
      [300, 114, 24],
    ])
    expect(longer(trail, position(200))).toBe(trail)
    expect(longer(trail, undefined)).toBe(trail)
  })

  it('begins when its unit was sent, and ends with its work here', () => {
    const none = { ...trail, points: [] }
    expect(longer(none, position(90))).toBe(none)
    expect(longer({ ...trail, until: 250 }, position(300))).toMatchObject({ points: [[200, 113, 23]] })
  })

  it('is drawn dashed where nothing was heard for so long that the way between is a guess', () => {
    const points: Trail['points'] = [
      [0, 1, 1],
      [5000, 2, 1],
      [100_000, 3, 1],
      [105_000, 4, 1],
    ]
    expect(piecesOf(points)).toEqual([
      { isGuess: false, line: [[1, 1], [2, 1]] }, // prettier-ignore
      { isGuess: true, line: [[2, 1], [3, 1]] }, // prettier-ignore
      { isGuess: false, line: [[3, 1], [4, 1]] }, // prettier-ignore
    ])
    expect(piecesOf([[0, 1, 1]])).toEqual([])
  })
})
