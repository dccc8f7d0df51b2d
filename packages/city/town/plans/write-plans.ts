import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TownHall } from '../halls.ts'
import { drawStorey } from './draw-storey.ts'
import { storeys } from './storeys.ts'

/** The table's name in the folder of plans. */
export const townPlansFile = 'floor-plans.csv'

/**
 * Writes the floor plans of a town's hospitals as a layer, a table with an SVG for each storey beside it, into `folder`,
 * which is made; no table where there are none. Throws when the folder cannot be written.
 */
export async function writeTownPlans(folder: string, halls: readonly TownHall[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  const rows = ['premises,level,file,lon1,lat1,lon2,lat2,lon3,lat3,lon4,lat4']
  for (const [at, hall] of halls.entries()) {
    for (const storey of storeys) {
      const file = `hospital-${at + 1}-${storey.level}.svg`
      await writeFile(join(folder, file), drawStorey(storey, hall))
      rows.push([hall.name.zh, storey.level, file, ...hall.corners.flat()].join(','))
    }
  }
  if (halls.length > 0) await writeFile(join(folder, townPlansFile), `${rows.join('\n')}\n`)
}
