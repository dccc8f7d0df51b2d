import { openSite } from '../blocks/site.ts'
import type { SiteMaking } from '../blocks/site.ts'
import { drawPaths, shoreline } from '../civic/green.ts'
import { nameTags } from '../names/bi-name.ts'
import type { Land } from '../streets/divide.ts'

/** A cell that is a lake and the park round it. */
export const drawLake = (making: SiteMaking, land: Land): void => {
  const site = openSite(making, land)
  if (site === undefined) return
  const { pen } = making.town
  const { centre, u, lengthM, widthM } = site.box
  pen.area(site.corners, { leisure: 'park', ...nameTags({ zh: '镜湖公园', en: 'Jinghu Park' }) })
  const lake = shoreline(making.random, centre, u, lengthM * 0.44, widthM * 0.42, 44)
  pen.area(lake, { natural: 'water', water: 'lake', ...nameTags({ zh: '镜湖', en: 'Mirror Lake' }) })
  drawPaths(site)
}
