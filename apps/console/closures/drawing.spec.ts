import { beforeEach, expect, it } from 'vitest'
import { desk } from '../desk/desk-state.ts'
import { addPoint, cancelDrawing, chooseShape, drawing, finishDrawing, startDrawing, takeBack } from './drawing.ts'

beforeEach(() => {
  cancelDrawing()
  desk.set({ dialog: null })
})
const at = (n: number) => ({ lon: n, lat: n })

it('takes points while something is drawn, one for two clicks on a spot, and gives the last one back', () => {
  addPoint(at(1))
  expect(drawing.get().points).toEqual([])
  startDrawing()
  for (const n of [1, 1, 2, 3]) addPoint(at(n))
  takeBack()
  expect(drawing.get().points).toEqual([at(1), at(2)])
})

it('goes on to the form once there is enough: two points for a line, three for an area', () => {
  startDrawing()
  addPoint(at(1))
  finishDrawing()
  expect(desk.get().dialog).toBeNull()
  addPoint(at(2))
  chooseShape('area')
  finishDrawing()
  expect(desk.get().dialog).toBeNull()
  addPoint(at(3))
  finishDrawing()
  expect(desk.get().dialog).toEqual({
    kind: 'closure',
    geometry: { kind: 'area', line: [at(1), at(2), at(3)] },
    closure: null,
  })
  expect(drawing.get()).toMatchObject({ shape: null, points: [] })
})
