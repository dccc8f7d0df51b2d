import { frontsOf } from '../blocks/site.ts'
import type { Site } from '../blocks/site.ts'
import { along, distance, itemAt, turned } from '../geometry/point.ts'
import type { Point } from '../geometry/point.ts'
import { nameTags } from '../names/bi-name.ts'
import type { Random } from '../random.ts'
import { joinBeside } from '../streets/join.ts'
import type { CivicWish } from './assign.ts'

/** A shore: a ring about `centre` that fits an oval of the given half axes, dented at random. */
export const shoreline = (
  random: Random,
  centre: Point,
  u: Point,
  halfLongM: number,
  halfWideM: number,
  count = 22,
): readonly Point[] => {
  const dents = [0, 1, 2].map((k) => ({ depth: 0.13 / (k + 1), phase: random.between(0, 6.28) }))
  return Array.from({ length: count }, (_, k) => {
    const angle = (2 * Math.PI * k) / count
    const reach = 1 - 0.2 + dents.reduce((sum, dent, n) => sum + dent.depth * Math.sin((n + 2) * angle + dent.phase), 0)
    const local = { x: Math.cos(angle) * halfLongM * reach, y: Math.sin(angle) * halfWideM * reach }
    return along(centre, turned(local, Math.atan2(u.y, u.x)), 1)
  })
}

/** A footpath all round, joined to the streets about it at the middle of each side. */
export const drawPaths = (site: Site): void => {
  const { pen, junction } = site.town
  const { centre, u, lengthM, widthM } = site.box
  const nodes = shoreline(site.random, centre, u, lengthM * 0.5, widthM * 0.5, 26).map((at) => ({
    at,
    node: pen.point(at),
  }))
  const footway = { highway: 'footway', surface: 'paving_stones' }
  for (const front of frontsOf(site)) {
    const middle = along(front.at, front.u, front.lengthM / 2)
    const near = nodes.toSorted((p, q) => distance(p.at, middle) - distance(q.at, middle))[0]
    const gate = joinBeside(front.line, middle, junction)
    if (near !== undefined) pen.line([gate, near], footway)
  }
  pen.line([...nodes, itemAt(nodes, 0)], footway)
}

export const drawGreen = (site: Site, wish: CivicWish): boolean => {
  const { pen, poiNames } = site.town
  const { random, box } = site
  const name = nameTags(wish.kind.nameAt(wish.count, poiNames.stem()))
  if (wish.kind.key === 'square')
    pen.area(site.corners, { ...wish.kind.tags, highway: 'pedestrian', area: 'yes', ...name })
  else pen.area(site.corners, { ...wish.kind.tags, ...name })
  drawPaths(site)
  if (wish.kind.key === 'square') return true
  const lake = shoreline(
    random,
    along(box.centre, box.u, box.lengthM * 0.08),
    box.u,
    box.lengthM * 0.25,
    box.widthM * 0.24,
  )
  pen.area(lake, { natural: 'water', water: 'pond' })
  const grove = shoreline(
    random,
    along(box.centre, box.u, -box.lengthM * 0.33),
    box.u,
    box.lengthM * 0.1,
    box.widthM * 0.25,
    12,
  )
  pen.area(grove, { natural: 'wood' })
  return true
}
