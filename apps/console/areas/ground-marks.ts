import { isShown, type Point, type PremisesDocument } from '@tocsin/domain'
import { markShapes, type MapCircle, type MapPoint, type MapTint } from '@tocsin/ui/map'
import { mapNameIn, nameIn, type Language } from '@tocsin/ui/words'
import type { Area } from './ask-areas.ts'

/** What is drawn of the ground: fillings, circles, and what stands at a point. */
export type GroundMarks = {
  readonly tints: readonly MapTint[]
  readonly circles: readonly MapCircle[]
  readonly points: readonly MapPoint[]
}

/** Beats with their names in the middle. Zones are larger and lie over them: those are told of a point alone. */
export function beatMarks(areas: readonly Area[], language: Language): GroundMarks {
  const beats = areas.filter(({ kind }) => kind === 'beat')
  return {
    tints: beats.map(({ id, shape }) => ({ id, shape, colour: '--dim', opacity: 0.05 })),
    circles: [],
    points: beats.flatMap(({ id, name, shape }) => {
      const at = middleOf(shape)
      if (at === undefined) return []
      return [
        { ...at, id, colour: '--dim', shape: markShapes.ring, faint: true, label: mapNameIn(language, name) ?? id },
      ]
    }),
  }
}

/**
 * Premises with a note that is shown at `now`, by their ground and name. Dwellings are never drawn: what is noted of them
 * comes with a call from there alone (product wall 3).
 */
export function premisesMarks(all: readonly PremisesDocument[], now: number, language: Language): GroundMarks {
  const shown = all.filter((each) => each.class !== 'dwelling' && each.notes.some((note) => isShown(note, now)))
  const colour = '--premises'
  return {
    tints: shown.flatMap(({ id, area: { outline } }) => {
      const [first] = outline ?? []
      if (outline === null || first === undefined) return []
      const ring = [...outline, first].map(({ lon, lat }) => [lon, lat])
      return [{ id, shape: [[ring]], colour, opacity: 0.14 }]
    }),
    circles: shown.flatMap(({ id, area: { outline, point, radiusM } }) =>
      outline === null ? [{ id, ...point, radiusM, colour }] : [],
    ),
    points: shown.map(({ id, name, address, area: { point } }) => ({
      ...point,
      id,
      colour,
      shape: markShapes.square,
      label: name === null ? address : nameIn(language, name),
    })),
  }
}

type Ring = readonly (readonly [number, number])[]

/** The centre of gravity of the largest part. */
function middleOf(shape: readonly (readonly Ring[])[]): Point | undefined {
  const [largest] = shape
    .flatMap(([outer]) => (outer === undefined ? [] : [weigh(outer)]))
    .toSorted((a, b) => Math.abs(b.doubleArea) - Math.abs(a.doubleArea))
  if (largest === undefined || largest.doubleArea === 0) return undefined
  const { doubleArea, lon, lat } = largest
  return { lon: lon / (3 * doubleArea), lat: lat / (3 * doubleArea) }
}

function weigh(ring: Ring): { doubleArea: number; lon: number; lat: number } {
  const sum = { doubleArea: 0, lon: 0, lat: 0 }
  // about the first corner: degrees times degrees lose the last digits
  const [x0, y0] = ring[0] ?? [0, 0]
  for (const [i, [x, y]] of ring.entries()) {
    const [x2, y2] = ring[(i + 1) % ring.length] ?? [x, y]
    const cross = (x - x0) * (y2 - y0) - (x2 - x0) * (y - y0)
    sum.doubleArea += cross
    sum.lon += (x + x2 - 2 * x0) * cross
    sum.lat += (y + y2 - 2 * y0) * cross
  }
  return {
    doubleArea: sum.doubleArea,
    lon: sum.lon + 3 * sum.doubleArea * x0,
    lat: sum.lat + 3 * sum.doubleArea * y0,
  }
}
