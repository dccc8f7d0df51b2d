import { blockUse } from './character.ts'
import type { Character } from './character.ts'
import { drawBlockUse, meetWishes, wantsFlats } from '../blocks/use.ts'
import { openSite } from '../blocks/site.ts'
import type { Site, SiteMaking } from '../blocks/site.ts'
import type { CivicWish } from '../civic/assign.ts'
import { areaOf, boxOf, cornersOf } from '../geometry/polygon.ts'
import { divide } from '../streets/divide.ts'
import type { DivideRules, Land } from '../streets/divide.ts'
import { drawRoadLine } from '../streets/draw-line.ts'
import type { RoadClass } from '../streets/road-class.ts'
import type { RoadLine } from '../streets/road-line.ts'

/** All but the lake have streets. */
export type Built = Exclude<Character, 'lake'>
type Grain = Pick<DivideRules, 'targetM2' | 'narrowestM' | 'skew' | 'snapM'>

const grains: Readonly<Record<Built, Grain>> = {
  'old town': { targetM2: 3300, narrowestM: 34, skew: 0.22, snapM: 9 },
  core: { targetM2: 17000, narrowestM: 84, skew: 0.12, snapM: 30 },
  houses: { targetM2: 20000, narrowestM: 88, skew: 0.14, snapM: 30 },
  'new district': { targetM2: 34000, narrowestM: 130, skew: 0.03, snapM: 45 },
  fringe: { targetM2: 42000, narrowestM: 120, skew: 0.2, snapM: 40 },
  industry: { targetM2: 38000, narrowestM: 120, skew: 0.05, snapM: 40 },
}
/** Rows of houses back to back: blocks two houses deep, as long as they like. */
const laneGrain: Grain = { targetM2: 4600, narrowestM: 42, skew: 0.08, snapM: 12 }

const streetClass = (areaM2: number, character: Built): RoadClass =>
  areaM2 > 160_000 ? 'tertiary' : character === 'industry' || character === 'fringe' ? 'unclassified' : 'residential'

/** Streets of one quarter: they are written once all of them are cut, since cuts join the streets cut before. */
export const newQuarterRules = (making: SiteMaking, character: Built, lines: RoadLine[]): DivideRules => {
  const { streetNames, junction } = making.town
  return {
    ...grains[character],
    junction,
    street: (_, areaM2) => {
      const roadClass = streetClass(areaM2, character)
      return {
        roadClass,
        name: roadClass === 'tertiary' || making.random.chance(0.5) ? streetNames.road() : streetNames.street(),
      }
    },
    drawn: (line) => lines.push(line),
  }
}

const laneRules = (making: SiteMaking, lines: RoadLine[]): DivideRules => {
  const nextLane = making.town.streetNames.laneRow()
  return {
    ...laneGrain,
    junction: making.town.junction,
    street: () => ({ roadClass: making.random.chance(0.8) ? 'living_street' : 'residential', name: nextLane() }),
    drawn: (line) => lines.push(line),
  }
}

export const oldLaneRules = (making: SiteMaking, lines: RoadLine[]): DivideRules => ({
  ...grains['old town'],
  junction: making.town.junction,
  street: (lengthM) => ({
    roadClass: lengthM < 70 && making.random.chance(0.5) ? 'footway' : 'living_street',
    name: making.town.streetNames.oldLane(),
  }),
  drawn: (line) => lines.push(line),
})

const roomForLanes = (land: Land): boolean => {
  const corners = cornersOf(land)
  return areaOf(corners) > 5500 && boxOf(corners).widthM > 60
}

/** Rows of houses along lanes of their own. */
export const drawHouseLanes = (making: SiteMaking, land: Land, lines: RoadLine[]): void => {
  for (const strip of divide(land, laneRules(making, lines), making.random)) {
    const site = openSite(making, strip)
    if (site !== undefined) drawBlockUse(site, 'rows')
  }
}

const flatShares: Readonly<Record<Built, number>> = {
  'old town': 0,
  fringe: 0,
  houses: 0.25,
  core: 0.6,
  'new district': 0.9,
  industry: 1,
}

/** Decides for one block: lanes with houses of their own, or one use for the whole. */
const settle = (making: SiteMaking, character: Built, land: Land, site: Site, lines: RoadLine[]): void => {
  const houses = !wantsFlats(site, flatShares[character])
  const divisible = roomForLanes(land) && site.placed.length === 0
  if (!houses || !divisible)
    return drawBlockUse(site, houses && !roomForLanes(land) ? 'rows' : blockUse(character, site))
  drawHouseLanes(making, land, lines)
}

/** In: the land of a cell and what it is to hold. Out: wishes that found no room. Draws streets, blocks, houses. */
export const drawQuarter = (
  making: SiteMaking,
  character: Built,
  land: Land,
  wishes: readonly CivicWish[],
): readonly CivicWish[] => {
  const lines: RoadLine[] = []
  const lands = divide(land, newQuarterRules(making, character, lines), making.random)
  const sites = lands.flatMap((piece) => {
    const site = openSite(making, piece)
    return site === undefined ? [] : [{ piece, site }]
  })
  const { free, unmet } = meetWishes(
    sites.map(({ site }) => site),
    wishes,
  )
  for (const { piece, site } of sites) if (free.includes(site)) settle(making, character, piece, site, lines)
  for (const line of lines) drawRoadLine(line, making.town.pen, making.random)
  return unmet
}
