import type { OsmTags } from '../../import/osm.ts'
import { drawCampus } from '../civic/campus.ts'
import type { CivicWish } from '../civic/assign.ts'
import { drawGreen } from '../civic/green.ts'
import { drawLot } from '../civic/lot.ts'
import type { Random } from '../random.ts'
import { drawCompound, towers, walkUps } from './compound.ts'
import { drawRowHouses, drawYardHouses, oldTownRows, townRows } from './row-houses.ts'
import { drawShopStrips } from './shop-strip.ts'
import type { Site } from './site.ts'
import { drawWorks } from './works.ts'
import { drawOffices } from './offices.ts'

export type BlockUse = 'rows' | 'old rows' | 'walk-ups' | 'towers' | 'works' | 'offices' | 'open'

/** Flats where people are short of addresses, houses where they are not: keeps people per address where it should be. */
export const wantsFlats = (site: Site, share: number): boolean => {
  const { tally, peoplePerAddress } = site.town
  const addresses = tally.addresses()
  const ratio = addresses < 400 ? 1 : tally.people() / addresses / peoplePerAddress
  return site.random.chance(share * Math.min(1.8, Math.max(0.1, 1 + 5 * (1 - ratio))))
}

const drawRows = (site: Site, style: typeof townRows): void => {
  site.town.pen.area(site.corners, { landuse: 'residential' })
  drawRowHouses(site, style)
  if (site.box.widthM > 52) drawYardHouses(site, 0.6)
}

const drawFlats = (site: Site, levels: (random: Random) => ReturnType<typeof walkUps>): void => {
  const behind = drawShopStrips(site)
  if (!drawCompound(behind, levels(site.random)) && !drawCompound(behind, walkUps(6))) drawRows(site, townRows)
}

const drawOpen = (site: Site): void => {
  const tags = site.random.pick<OsmTags>([
    { landuse: 'construction' },
    { amenity: 'parking', parking: 'surface' },
    { landuse: 'grass' },
    { landuse: 'brownfield' },
    { landuse: 'orchard' },
  ])
  site.town.pen.area(site.corners, tags)
}

export const drawBlockUse = (site: Site, use: BlockUse): void => {
  switch (use) {
    case 'rows':
      return drawRows(site, townRows)
    case 'old rows':
      drawRows(site, oldTownRows)
      return drawYardHouses(site, 0.8)
    case 'walk-ups':
      return drawFlats(site, (random) => walkUps(random.whole(5, 7)))
    case 'towers':
      return drawFlats(site, (random) => towers(random.whole(9, 18)))
    case 'works':
      return drawWorks(site) ? undefined : drawOpen(site)
    case 'offices':
      return drawOffices(site) ? undefined : drawOpen(site)
    case 'open':
      return drawOpen(site)
  }
}

/** Finds room for what a cell was asked to hold. Out: the sites still free, and the wishes nobody could meet. */
export const meetWishes = (
  sites: readonly Site[],
  wishes: readonly CivicWish[],
): { readonly free: readonly Site[]; readonly unmet: readonly CivicWish[] } => {
  const taken = new Set<Site>()
  const unmet = wishes.filter((wish) => {
    if (wish.kind.form === 'lot')
      return ![false, true].some((minor) => sites.some((site) => !taken.has(site) && drawLot(site, wish, minor)))
    const fitting = sites
      .filter(
        (site) =>
          !taken.has(site) && site.placed.length === 0 && site.areaM2 >= wish.kind.leastM2 && site.box.widthM > 55,
      )
      .toSorted((a, b) => a.areaM2 - b.areaM2)
    const met = fitting.find((site) => (wish.kind.form === 'green' ? drawGreen(site, wish) : drawCampus(site, wish)))
    if (met !== undefined) taken.add(met)
    return met === undefined
  })
  return { free: sites.filter((site) => !taken.has(site)), unmet }
}
