import { beforeEach, describe, expect, it } from 'vitest'
import { mostStrokePoints } from '@tocsin/domain'
import {
  addPoint,
  choose,
  clearStroke,
  nextColour,
  nextSymbol,
  putAway,
  startDrawing,
  startMeasuring,
  strokeOf,
  takeBack,
  takeUp,
  tools,
  type Drawing,
} from './tool.ts'

const at = (lon: number, lat = 22.5) => ({ lon, lat })
const drawn = (): Drawing => {
  const { hand } = tools.get()
  if (hand.tool !== 'draw') throw new Error('nothing is drawn')
  return hand
}

beforeEach(() => {
  putAway()
  startDrawing('i-1', at(113.9))
  choose({ kind: 'line', colour: 'red', symbol: 'command-post' })
})

describe('a stroke', () => {
  it('is whole with two points, an area with three; a point that is set twice is one', () => {
    addPoint(at(113.9))
    addPoint(at(113.9))
    expect(strokeOf(drawn())).toBeUndefined()
    addPoint(at(113.91))
    expect(strokeOf(drawn())).toEqual({ kind: 'line', points: [at(113.9), at(113.91)] })
    choose({ kind: 'area' })
    expect(drawn().points).toEqual([])
    for (const lon of [113.9, 113.91, 113.92]) addPoint(at(lon))
    expect(strokeOf(drawn())).toMatchObject({ kind: 'area' })
    takeBack()
    expect(strokeOf(drawn())).toBeUndefined()
  })

  it('holds no more points than the server takes, each to a tenth of a metre', () => {
    for (let n = 0; n < mostStrokePoints + 5; n++) addPoint(at(113.9 + n / 1000))
    expect(drawn().points).toHaveLength(mostStrokePoints)
    putAway()
    startDrawing('i-1', at(113))
    addPoint(at(113.123_456_789))
    expect(drawn().points).toEqual([at(113.123_457)])
  })

  it('of words needs the words; symbols and colours go round', () => {
    choose({ kind: 'text' })
    addPoint(at(113.9))
    expect(strokeOf(drawn())).toBeUndefined()
    choose({ text: ' north door ' })
    expect(strokeOf(drawn())).toMatchObject({ kind: 'text' })
    clearStroke()
    expect(drawn()).toMatchObject({ points: [], text: '', kind: 'text' })
    nextSymbol()
    expect(drawn()).toMatchObject({ kind: 'symbol', symbol: 'assembly-point' })
    for (let n = 0; n < 7; n++) nextSymbol()
    expect(drawn().symbol).toBe('command-post')
    for (let n = 0; n < 5; n++) nextColour()
    expect(drawn().colour).toBe('red')
  })

  it('begins with the look of the last one, without its words', () => {
    choose({ kind: 'arrow', colour: 'blue', text: 'x' })
    putAway()
    startDrawing('i-2', at(1))
    expect(drawn()).toMatchObject({ kind: 'arrow', colour: 'blue', text: '', points: [], incident: 'i-2' })
  })
})

it('a place in hand goes where the map is pressed, and back to where it was', () => {
  takeUp('i-1', at(113.9))
  addPoint(at(113.95))
  expect(tools.get().hand).toEqual({ tool: 'carry', incident: 'i-1', from: at(113.9), cursor: at(113.95) })
  takeBack()
  expect(tools.get().hand).toMatchObject({ cursor: at(113.9) })
})

it('a measured way grows and shrinks by points; nothing in hand takes none', () => {
  startMeasuring(at(1))
  addPoint(at(1))
  addPoint(at(2))
  takeBack()
  expect(tools.get().hand).toMatchObject({ tool: 'measure', points: [at(1)] })
  putAway()
  addPoint(at(3))
  expect(tools.get().hand).toEqual({ tool: 'none' })
})
