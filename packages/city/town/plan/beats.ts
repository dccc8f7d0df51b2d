import type { Ground } from '../geometry/ground.ts'
import type { BiName } from '../names/bi-name.ts'
import type { Lattice } from './lattice.ts'
import { allCells, outlinesOf, type Corner } from './outline.ts'
import { zoneOfCell, type Zone } from './zones.ts'

/** A beat (警区) of the town's police, or a zone beside them. `rings`: outlines in degrees, [lon, lat], each closed. */
export type TownBeat = {
  readonly id: string
  readonly kind: 'beat' | 'zone'
  readonly name: BiName
  readonly rings: readonly (readonly (readonly [lon: number, lat: number])[])[]
}

type Part = Omit<TownBeat, 'rings'> & { readonly cells: readonly Corner[] }

/**
 * Who walks where: two beats in each street office of the town, one in each township, so that their borders run along main
 * streets and the river; and the old town as a zone of its own.
 */
export function layBeats(lattice: Lattice, zones: readonly Zone[], ground: Ground): readonly TownBeat[] {
  const cellsOf = Map.groupBy(allCells(lattice), ([i, j]) => zoneOfCell(lattice, zones, i, j))
  const parts = zones.flatMap((zone) => partsOf(zone, cellsOf.get(zone) ?? [], lattice))
  const { i, j } = lattice.oldTown
  const oldTown: Part = { id: 'old-town', kind: 'zone', name: { zh: '老城片区', en: 'Old Town' }, cells: [[i, j]] }
  return [...parts, oldTown]
    .filter(({ cells }) => cells.length > 0)
    .map(({ cells, ...part }) => ({ ...part, rings: outlinesOf(cells).map((ring) => bentRing(ring, lattice, ground)) }))
}

/** A zone in the town is two beats, its west and its east; a township is one. */
function partsOf({ index, name, urban }: Zone, cells: readonly Corner[], { corner }: Lattice): readonly Part[] {
  const stem = { zh: name.zh.replace(/街道$|镇$/u, ''), en: name.en.replace(/ Subdistrict$| Town$/, '') }
  const beat = (number: number | undefined, own: readonly Corner[]): Part => ({
    id: `beat-${index + 1}${number === undefined ? '' : `-${number}`}`,
    kind: 'beat',
    name:
      number === undefined
        ? { zh: `${stem.zh}警区`, en: `${stem.en} beat` }
        : { zh: `${stem.zh}${number === 1 ? '一' : '二'}警区`, en: `${stem.en} beat ${number}` },
    cells: own,
  })
  if (!urban) return [beat(undefined, cells)]
  const middle = cells.map(([i, j]) => corner(i, j).x).toSorted((a, b) => a - b)[cells.length >> 1] ?? 0
  const isWest = ([i, j]: Corner): boolean => corner(i, j).x < middle
  return [
    beat(1, cells.filter(isWest)),
    beat(
      2,
      cells.filter((cell) => !isWest(cell)),
    ),
  ]
}

/** An outline on the ground. Each side is bent from the same end whoever asks, so that neighbours share it to the digit. */
function bentRing(
  ring: readonly Corner[],
  { corner }: Lattice,
  { lonLat, bendsBetween }: Ground,
): TownBeat['rings'][number] {
  const sides = ring.slice(1).map((to, at) => {
    const from = ring[at] ?? to
    const [low, high] = from[0] + from[1] <= to[0] + to[1] ? [from, to] : [to, from]
    const side = [corner(...low), ...bendsBetween(corner(...low), corner(...high)), corner(...high)].map(lonLat)
    return low === from ? side : side.toReversed()
  })
  return sides.flatMap((side, at) => (at === 0 ? side : side.slice(1)))
}
