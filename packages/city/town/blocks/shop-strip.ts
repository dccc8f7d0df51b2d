import { along } from '../geometry/point.ts'
import { isMajor } from '../streets/road-class.ts'
import { addressAt, claim, frontsOf, plotAt, siteOf } from './site.ts'
import type { Front, Site } from './site.ts'
import { inset } from '../geometry/polygon.ts'
import type { RoadLine } from '../streets/road-line.ts'

const depthM = 11
const shopWideM = 5.5

const drawStrip = (site: Site, front: Front, startM: number, lengthM: number): void => {
  const { pen, poiNames } = site.town
  const plot = plotAt(front, startM, lengthM, depthM, 0.5)
  if (!claim(site, plot)) return
  pen.building(plot, { building: 'retail', 'building:levels': `${site.random.whole(1, 3)}` })
  for (let at = shopWideM / 2; at < lengthM - 1; at += shopWideM * site.random.whole(1, 2)) {
    const door = along(along(front.at, front.u, startM + at), front.inwards, 3)
    if (site.random.chance(0.85))
      pen.point(door, { ...poiNames.shop(site.random, true), ...addressAt(site, front.line, door) })
  }
}

/** Shops along the main streets of a block, with a gap every so often. Out: the site behind them. */
export const drawShopStrips = (site: Site): Site => {
  const lined = new Set<RoadLine | undefined>()
  for (const front of frontsOf(site)) {
    if (!isMajor(front.line.roadClass) || front.lengthM < 40 || site.random.chance(0.3)) continue
    lined.add(front.line)
    const middle = front.lengthM / 2
    for (let at = 6; at < front.lengthM - 30;) {
      const lengthM = Math.min(site.random.between(28, 60), front.lengthM - 6 - at)
      const blocksGate = at < middle + 6 && at + lengthM > middle - 6
      const cut = blocksGate ? Math.max(0, middle - 6 - at) : lengthM
      if (cut > 12) drawStrip(site, front, at, cut)
      at = blocksGate ? middle + 6 : at + lengthM + site.random.between(5, 9)
    }
  }
  const behind = inset(site.sides, (line) => (lined.has(line) ? depthM + 4 : 0.01))
  return siteOf(site, behind, site.placed) ?? site
}
