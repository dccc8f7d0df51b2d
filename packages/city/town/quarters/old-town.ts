import { openSite } from '../blocks/site.ts'
import type { Site, SiteMaking } from '../blocks/site.ts'
import { drawBlockUse, meetWishes } from '../blocks/use.ts'
import type { CivicWish } from '../civic/assign.ts'
import { nameTags } from '../names/bi-name.ts'
import { divide } from '../streets/divide.ts'
import type { Land } from '../streets/divide.ts'
import { drawRoadLine } from '../streets/draw-line.ts'
import type { RoadLine } from '../streets/road-line.ts'
import { layOldTown } from './old-town-streets.ts'
import { oldLaneRules } from './quarter.ts'

const drawTemple = ({ box, corners, town }: Site): void => {
  const name = nameTags({ zh: '临江城隍庙', en: 'Linjiang City God Temple' })
  const hall = { centre: box.centre, u: box.u, lengthM: box.lengthM * 0.45, depthM: box.widthM * 0.3 }
  town.pen.area(corners, { landuse: 'religious', amenity: 'place_of_worship', religion: 'taoist', ...name })
  town.pen.building(hall, { building: 'temple', 'building:levels': '2', ...name })
}

const drawSquare = ({ box, corners, town }: Site): void => {
  const tower = { centre: box.centre, u: box.u, lengthM: 18, depthM: 14 }
  town.pen.area(corners, {
    place: 'square',
    highway: 'pedestrian',
    area: 'yes',
    ...nameTags({ zh: '鼓楼广场', en: 'Drum Tower Square' }),
  })
  town.pen.building(tower, {
    building: 'yes',
    tourism: 'attraction',
    'building:levels': '3',
    ...nameTags({ zh: '鼓楼', en: 'Drum Tower' }),
  })
}

const landmarks: ReadonlyMap<number, (site: Site) => void> = new Map([
  [17, drawSquare],
  [8, drawTemple],
])

/** The blocks of the old town: a square and a temple, the rest lanes and small houses. Out: wishes without room. */
export const drawOldTown = (making: SiteMaking, land: Land, wishes: readonly CivicWish[]): readonly CivicWish[] => {
  const { blocks, streets } = layOldTown(making, land)
  const lines: RoadLine[] = []
  const sites: Site[] = []
  for (const [n, block] of blocks.entries()) {
    const [whole, landmark] = [openSite(making, block), landmarks.get(n)]
    if (whole !== undefined && landmark !== undefined) landmark(whole)
    else
      for (const piece of divide(block, oldLaneRules(making, lines), making.random))
        sites.push(...[openSite(making, piece)].filter((site) => site !== undefined))
  }
  const { free, unmet } = meetWishes(sites, wishes)
  for (const site of free) drawBlockUse(site, 'old rows')
  for (const line of [...streets, ...lines]) drawRoadLine(line, making.town.pen, making.random)
  return unmet
}
