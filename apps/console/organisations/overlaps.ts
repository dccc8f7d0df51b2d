import { areaM2, type Area } from '@tocsin/domain'
import { difference, intersection, union, type Geom } from 'polyclip-ts'

/** Two answer for this ground; or, with one name alone, nobody under that one does. */
export type Flaw = {
  readonly kind: 'overlap' | 'gap'
  readonly names: readonly string[]
  readonly area: Area
  readonly m2: number
}

export type Piece = { readonly id: string; readonly name: string; readonly area: Area }

/** Borders of different surveys never meet to the metre: what is smaller, or narrower all along, is no flaw. */
const leastM2 = 100
const leastM = 1
const mPerDegree = 111_195

/** How wide a long piece is in the middle of its way. */
function widthM(polygon: Area[number]): number {
  const [outer = []] = polygon
  const shorter = Math.cos(((outer[0]?.[1] ?? 0) * Math.PI) / 180)
  const around = outer.reduce((all, [lon = 0, lat = 0], at) => {
    const [beforeLon = lon, beforeLat = lat] = outer[at - 1] ?? []
    return all + Math.hypot((lon - beforeLon) * shorter, lat - beforeLat) * mPerDegree
  }, 0)
  return around === 0 ? 0 : areaM2([polygon]) / (around / 2)
}

const asGeom = (area: Area): Geom =>
  area.map((polygon) => polygon.map((ring) => ring.map(([lon = 0, lat = 0]): [number, number] => [lon, lat])))

const flawOf = (kind: Flaw['kind'], names: readonly string[], area: Area): readonly Flaw[] => {
  const real = area.filter((polygon) => areaM2([polygon]) >= leastM2 && widthM(polygon) >= leastM)
  return real.length === 0 ? [] : [{ kind, names, area: real, m2: areaM2(real) }]
}

/** Where areas that should lie beside each other lie over each other, and what of the `whole` none of them covers; the largest first. */
export function flawsOf(pieces: readonly Piece[], whole: Piece | undefined): readonly Flaw[] {
  const overlaps = pieces.flatMap((one, index) =>
    pieces
      .slice(index + 1)
      .flatMap((other) =>
        flawOf('overlap', [one.name, other.name], intersection(asGeom(one.area), asGeom(other.area))),
      ),
  )
  const [first, ...rest] = pieces.map(({ area }) => asGeom(area))
  const gaps =
    whole === undefined || first === undefined
      ? []
      : flawOf('gap', [whole.name], difference(asGeom(whole.area), union(first, ...rest)))
  return [...overlaps, ...gaps].toSorted((a, b) => b.m2 - a.m2)
}
