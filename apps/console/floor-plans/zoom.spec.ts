import { describe, expect, it } from 'vitest'
import { moved, whole, zoomed } from './zoom.ts'

const frame = { width: 800, height: 600 }
const picture = { width: 1600, height: 400 }
const fit = whole(frame, picture)

describe('a picture in its frame', () => {
  it('begins as a whole in the middle', () => {
    expect(fit).toEqual({ scale: 0.5, x: 0, y: 200 })
  })

  it('keeps what is under the pointer where it is', () => {
    const at = { x: 200, y: 250 }
    const { scale, x, y } = zoomed(fit, 2, at, fit.scale)
    expect([(at.x - x) / scale, (at.y - y) / scale]).toEqual([(at.x - fit.x) / fit.scale, (at.y - fit.y) / fit.scale])
  })

  it('goes neither too near nor too far', () => {
    expect(zoomed(fit, 1000, { x: 0, y: 0 }, fit.scale).scale).toBe(8)
    expect(zoomed(fit, 0.001, { x: 0, y: 0 }, fit.scale).scale).toBe(0.25)
  })

  it('cannot be moved out of sight', () => {
    expect(moved(fit, 1e6, -1e6, frame, picture)).toEqual({ scale: 0.5, x: 400, y: 100 })
  })
})
