import type { Station } from '../city.ts'
import type { SiteMaking } from './blocks/site.ts'
import { assignCivic } from './civic/assign.ts'
import type { CivicWish } from './civic/assign.ts'
import { layCountryRoads } from './country/country-roads.ts'
import { drawMotorway } from './country/motorway.ts'
import { drawRailway } from './country/railway.ts'
import { drawRiver } from './country/river.ts'
import { layLandCover } from './country/land-cover.ts'
import { drawVerges } from './country/verges.ts'
import { drawCountry } from './country/village.ts'
import { layGround } from './geometry/ground.ts'
import { between } from './geometry/point.ts'
import type { Point } from './geometry/point.ts'
import { nameTags } from './names/bi-name.ts'
import { newPoiNamer } from './names/poi-names.ts'
import { newStreetNamer } from './names/street-names.ts'
import type { OsmSink } from './osm-file/osm-sink.ts'
import { newHallList, watchHalls } from './halls.ts'
import type { TownHall } from './halls.ts'
import { newPen } from './pen.ts'
import type { Pen } from './pen.ts'
import { drawBoundaries } from './plan/boundaries.ts'
import { layBeats } from './plan/beats.ts'
import type { TownBeat } from './plan/beats.ts'
import { chooseCrossings } from './plan/crossings.ts'
import type { Crossings } from './plan/crossings.ts'
import { layLattice } from './plan/lattice.ts'
import type { Lattice } from './plan/lattice.ts'
import { layMainStreets } from './plan/main-streets.ts'
import type { MainStreets } from './plan/main-streets.ts'
import { defaultAddresses, sizeFor } from './plan/plan-size.ts'
import type { PlanSize } from './plan/plan-size.ts'
import { drawRestrictions } from './plan/restrictions.ts'
import { layZones, zoneOfCell } from './plan/zones.ts'
import type { Zone } from './plan/zones.ts'
import { drawFringe } from './quarters/fringe.ts'
import { drawLake } from './quarters/lake.ts'
import type { Character } from './quarters/character.ts'
import { characterAt, isLake } from './quarters/character.ts'
import { drawOldTown } from './quarters/old-town.ts'
import { drawQuarter } from './quarters/quarter.ts'
import { randomFrom } from './random.ts'
import type { Land } from './streets/divide.ts'
import { drawRoadLine } from './streets/draw-line.ts'
import { isMajor } from './streets/road-class.ts'
import { newStationList, watchStations } from './stations.ts'
import { newTally } from './tally.ts'
import type { Tally } from './tally.ts'
import { cityName } from './town.ts'
import type { Town } from './town.ts'

type Cell = { readonly i: number; readonly j: number; readonly key: string; readonly at: Point; readonly order: number }
type Plan = {
  readonly seed: number
  readonly size: PlanSize
  readonly lattice: Lattice
  readonly crossings: Crossings
  readonly streets: MainStreets
  readonly zones: readonly Zone[]
  readonly town: Town
  readonly sink: OsmSink
}

const peoplePerAddress = 3.6
/** what a village adds, on average, and how many a country cell takes */
const villageAddresses = 95

/** Cells that can be built on, those that the town reaches first in front. */
const cellsByGrowth = ({ seed, lattice, size }: Pick<Plan, 'seed' | 'lattice' | 'size'>): readonly Cell[] => {
  const { columns, rows, corner, oldTown } = lattice
  const cells = columns.slice(1).flatMap((_, i) =>
    rows.flatMap((row, j): Cell[] => {
      if (row.band !== undefined) return []
      const at = between(corner(i, j), corner(i + 1, j + 1), 0.5)
      const reachM = at.y > 0 ? size.reachNorthM : size.reachSouthM
      const far = Math.hypot(at.x / size.reachEastM, at.y / reachM) + randomFrom(seed, 71, i, j).between(-0.12, 0.12)
      return [
        {
          i,
          j,
          key: `${i},${j}`,
          at,
          order: i === oldTown.i && j === oldTown.j ? -1 : isLake(lattice, size, i, j) ? far * 0.6 : far,
        },
      ]
    }),
  )
  return cells.toSorted((a, b) => a.order - b.order)
}

const makingAt = ({ town, seed, lattice, zones }: Plan, { i, j }: Cell): SiteMaking => ({
  town,
  random: randomFrom(seed, 72, i, j),
  postal: { postcode: zoneOfCell(lattice, zones, i, j).postcode },
})

const drawCell = (
  making: SiteMaking,
  character: Character,
  land: Land,
  wishes: readonly CivicWish[],
): readonly CivicWish[] => {
  if (character === 'old town') return drawOldTown(making, land, wishes)
  if (character !== 'lake' && character !== 'fringe') return drawQuarter(making, character, land, wishes)
  if (character === 'lake') drawLake(making, land)
  else drawFringe(making, land)
  return wishes
}

/** Grows quarter by quarter until the town has the addresses that the villages will not bring. Out: the cells left over. */
const growTown = async (plan: Plan, cells: readonly Cell[]): Promise<readonly Cell[]> => {
  const { seed, lattice, size, streets, town, sink } = plan
  const expected = cells.filter(({ order }) => order < 0.9)
  const wishes = assignCivic(seed, expected, size.addresses / defaultAddresses)
  const enough =
    size.addresses -
    Math.min(size.addresses * 0.25, cells.filter(({ order }) => order > 1.05).length * villageAddresses * 0.6)
  let unmet: readonly CivicWish[] = []
  for (const [at, cell] of cells.entries()) {
    if (town.tally.addresses() >= enough) return cells.slice(at)
    const making = makingAt(plan, cell)
    const character = characterAt(lattice, size, cell.i, cell.j, making.random)
    const asked = [...unmet, ...(wishes.get(cell.key) ?? [])]
    const land = streets.cell(cell.i, cell.j)
    unmet = drawCell(making, character, land, asked)
    await sink.flush()
  }
  return []
}

/** The land of a cell with only those of its streets that were laid. */
const landOf = ({ lattice, streets }: Plan, i: number, j: number): Land => {
  const sides = [
    ['eastward', i, j, i, j],
    ['northward', i + 1, j, i + 1, j],
    ['eastward', i, j + 1, i + 1, j + 1],
    ['northward', i, j, i, j + 1],
  ] as const
  return sides.map(([kind, lineI, lineJ, cornerI, cornerJ]) => ({
    at: lattice.corner(cornerI, cornerJ),
    label: streets.has(kind, lineI, lineJ) ? streets[kind](lineI, lineJ) : undefined,
  }))
}

const drawCountryside = async (plan: Plan, cells: readonly Cell[]): Promise<void> => {
  const { size, town, sink } = plan
  for (const [at, cell] of cells.entries()) {
    const missing = (size.addresses - town.tally.addresses()) / villageAddresses
    const share = missing / (cells.length - at)
    const making = makingAt(plan, cell)
    const villages = Math.max(0, Math.floor(share) + (making.random.chance(share - Math.floor(share)) ? 1 : 0))
    drawCountry(making, landOf(plan, cell.i, cell.j), villages)
    await sink.flush()
  }
}

const drawMainStreets = ({ seed, streets, town }: Plan): void => {
  const random = randomFrom(seed, 73)
  const drawn = streets.all().map((line) => ({ line, way: drawRoadLine(line, town.pen, random) }))
  drawRestrictions(town.pen, randomFrom(seed, 74), drawn)
}

const drawPlaces = ({ lattice, zones, town }: Plan): void => {
  const zoneAt = (i: number, j: number): Zone | undefined =>
    i < 0 || j < 0 || i >= lattice.columns.length - 1 || j >= lattice.rows.length
      ? undefined
      : zoneOfCell(lattice, zones, i, j)
  const county = nameTags({ zh: '临江县', en: 'Linjiang County' })
  for (const zone of zones) town.pen.point(zone.at, { place: zone.urban ? 'suburb' : 'town', ...nameTags(zone.name) })
  town.pen.point({ x: 0, y: 500 }, { place: 'city', ...nameTags(cityName), population: `${town.tally.people()}` })
  drawBoundaries(town.pen, lattice, zones, zoneAt, county)
}

const newTown = (seed: number, pen: Pen, ground: Town['ground'], tally: Tally): Town => {
  const random = randomFrom(seed, 75)
  return {
    seed,
    ground,
    pen,
    tally,
    streetNames: newStreetNamer(),
    poiNames: newPoiNamer(),
    peoplePerAddress,
    landCover: layLandCover(seed),
    junction: (at, line) =>
      pen.point(at, isMajor(line.roadClass) && random.chance(0.25) ? { highway: 'crossing', crossing: 'marked' } : {}),
  }
}

/** Draws everything onto the sink; memory holds the main streets and one quarter at a time. */
export const drawCity = async (
  sink: OsmSink,
  seed: number,
  addresses: number,
  centre: readonly [number, number],
): Promise<{
  readonly tally: Tally
  readonly stations: readonly Station[]
  readonly halls: readonly TownHall[]
  readonly beats: readonly TownBeat[]
}> => {
  const size = sizeFor(addresses)
  const lattice = layLattice(seed, size)
  const crossings = chooseCrossings(lattice, size)
  const ground = layGround(seed, centre)
  const [tally, stations, halls] = [newTally(), newStationList(), newHallList()]
  const pen = watchHalls(watchStations(newPen(ground, sink, tally), ground, stations), ground, halls)
  const streets = layMainStreets({ seed, lattice, crossings, size }, pen)
  const plan: Plan = {
    seed,
    size,
    lattice,
    crossings,
    streets,
    zones: layZones(size),
    town: newTown(seed, pen, ground, tally),
    sink,
  }
  const left = await growTown(plan, cellsByGrowth(plan))
  layCountryRoads(seed, lattice, crossings, streets)
  await drawCountryside(plan, left)
  drawVerges({ pen, lattice, streets }, size)
  drawRiver(seed, pen, lattice, size)
  drawRailway(pen, lattice)
  drawMotorway({ pen, lattice, crossings, streets, junction: plan.town.junction })
  drawMainStreets(plan)
  drawPlaces(plan)
  return { tally, stations: stations.all(), halls: halls.all(), beats: layBeats(lattice, plan.zones, ground) }
}
