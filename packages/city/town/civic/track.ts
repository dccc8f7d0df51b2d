import { claim } from '../blocks/site.ts'
import type { Site } from '../blocks/site.ts'
import { inYard, rowSpan } from '../blocks/yard.ts'
import type { Yard } from '../blocks/yard.ts'
import type { Point } from '../geometry/point.ts'

const ends = (yard: Yard, a: number, b: number, radiusM: number, from: number): readonly Point[] =>
  Array.from({ length: 7 }, (_, k) => {
    const angle = from + (Math.PI * k) / 6
    return inYard(yard, a + radiusM * Math.cos(angle), b + radiusM * Math.sin(angle))
  })

/** A running track round a pitch in the southern half. Out: whether there was room. */
export const drawTrack = (site: Site, yard: Yard): boolean => {
  const { pen } = site.town
  const radiusM = Math.min(26, yard.halfB * 0.38)
  const b = -yard.halfB + radiusM + 9
  const span = rowSpan(site, yard, b, 2 * radiusM)
  if (span === undefined || radiusM < 14) return false
  const straightM = Math.min(84, span[1] - span[0] - 2 * radiusM - 10)
  if (straightM < 30) return false
  const middle = (span[0] + span[1]) / 2
  if (
    !claim(site, { centre: inYard(yard, middle, b), u: yard.u, lengthM: straightM + 2 * radiusM, depthM: 2 * radiusM })
  )
    return false
  const oval = [
    ...ends(yard, middle + straightM / 2, b, radiusM, -Math.PI / 2),
    ...ends(yard, middle - straightM / 2, b, radiusM, Math.PI / 2),
  ]
  pen.area(oval, { leisure: 'track', sport: 'athletics' })
  pen.building(
    { centre: inYard(yard, middle, b), u: yard.u, lengthM: straightM, depthM: radiusM * 1.25 },
    { leisure: 'pitch', sport: 'soccer' },
  )
  return true
}
