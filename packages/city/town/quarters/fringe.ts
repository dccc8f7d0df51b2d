import { openSite } from '../blocks/site.ts'
import type { SiteMaking } from '../blocks/site.ts'
import { drawBlockUse } from '../blocks/use.ts'
import { drawFields } from '../country/fields.ts'
import { divide } from '../streets/divide.ts'
import type { Land } from '../streets/divide.ts'
import { drawRoadLine } from '../streets/draw-line.ts'
import type { RoadLine } from '../streets/road-line.ts'
import { drawHouseLanes, newQuarterRules } from './quarter.ts'

/** Where the town runs out: a few streets, houses, a works or two, and fields between them. */
export const drawFringe = (making: SiteMaking, land: Land): void => {
  const { random, town } = making
  const lines: RoadLine[] = []
  for (const piece of divide(land, newQuarterRules(making, 'fringe', lines), random)) {
    const chance = random.unit()
    if (chance < 0.5) drawFields(town, random, piece)
    else if (chance < 0.8) drawHouseLanes(making, piece, lines)
    else for (const site of [openSite(making, piece)]) if (site !== undefined) drawBlockUse(site, 'works')
  }
  for (const line of lines) drawRoadLine(line, town.pen, random)
}
