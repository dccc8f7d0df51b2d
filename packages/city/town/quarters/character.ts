import type { Random } from '../random.ts'
import type { BlockUse } from '../blocks/use.ts'
import type { Site } from '../blocks/site.ts'
import type { Lattice } from '../plan/lattice.ts'
import type { PlanSize } from '../plan/plan-size.ts'

/** What a quarter of the town is like; its blocks follow from it. */
export type Character = 'old town' | 'lake' | 'fringe' | 'core' | 'houses' | 'new district' | 'industry'

/** East of the old town the town plans its future, along the railway it works, at its edges it builds for itself. */
export const characterAt = (lattice: Lattice, size: PlanSize, i: number, j: number, random: Random): Character => {
  if (i === lattice.oldTown.i && j === lattice.oldTown.j) return 'old town'
  const [a, b] = [lattice.corner(i, j), lattice.corner(i + 1, j + 1)]
  const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2]
  const [east, north] = [x / size.reachEastM, y / (y > 0 ? size.reachNorthM : size.reachSouthM)]
  if (isLake(lattice, size, i, j)) return 'lake'
  const byRailway = lattice.rows[j - 1]?.band === 'railway' || lattice.rows[j + 1]?.band === 'railway'
  if (byRailway && i !== lattice.oldTown.i && random.chance(0.75)) return 'industry'
  if (Math.hypot(east, north) > 0.7 && random.chance(0.4)) return 'fringe'
  if (east > 0.35 && north > -0.4 && random.chance(0.75)) return 'new district'
  if (Math.hypot(east, north) < 0.55) return random.chance(0.75) ? 'core' : 'houses'
  return random.chance(0.6) ? 'houses' : random.chance(0.5) ? 'core' : 'new district'
}

/** One cell north-east of the old town is water. */
export const isLake = ({ columns, rows, riverRow }: Lattice, size: PlanSize, i: number, j: number): boolean => {
  const column = columns.findIndex((x) => x > size.reachEastM * 0.45)
  const row = rows.findIndex(({ north }, k) => k > riverRow + 1 && north > size.reachNorthM * 0.45)
  return i === column && j === row
}

export const blockUse = (character: Character, site: Site): BlockUse => {
  const { random, areaM2, box } = site
  const roomy = areaM2 > 4500 && box.widthM > 46
  if (character === 'old town') return 'old rows'
  if (character === 'industry')
    return areaM2 > 5000 && random.chance(0.85) ? 'works' : roomy && random.chance(0.3) ? 'walk-ups' : 'open'
  if (!roomy) return random.chance(0.06) ? 'open' : 'rows'
  if (random.chance(0.09)) return 'open'
  if (random.chance(0.08)) return 'offices'
  if (character === 'new district') return random.chance(0.5) ? 'towers' : 'walk-ups'
  return 'walk-ups'
}
