import type { Point } from '@tocsin/domain'
import { areaAt } from './area-at.ts'
import type { Area } from './ask-areas.ts'

/** Finds the beat (巡区) of a point, once for each: a list asks for its hundreds of places at every drawing. */
export type BeatOf = (at: Point) => string | null

/** As the server does, which sends the smaller first where one beat holds another. Zones are no beats. */
export function beatFinder(areas: readonly Area[]): BeatOf {
  const beats = areas.filter(({ kind }) => kind === 'beat')
  const found = new Map<string, string | null>()
  return (at) => {
    const key = `${at.lon},${at.lat}`
    const known = found.get(key)
    if (known !== undefined) return known
    const beat = areaAt(at, beats)?.id ?? null
    if (found.size >= mostKept) found.clear()
    found.set(key, beat)
    return beat
  }
}

/** Places of closed incidents are not kept for ever. */
const mostKept = 5_000
