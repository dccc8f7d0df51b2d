import { distance } from '../geometry/point.ts'
import type { Point } from '../geometry/point.ts'
import type { BiName } from '../names/bi-name.ts'
import { stemAt, stemCount } from '../names/syllables.ts'
import type { Lattice } from './lattice.ts'
import type { PlanSize } from './plan-size.ts'

/** A street office (街道) in town or a township (镇) in the country: part of the county for addresses and administration. */
export type Zone = {
  readonly index: number
  readonly name: BiName
  readonly urban: boolean
  readonly at: Point
  readonly postcode: string
}

const named: readonly (BiName & { readonly east: number; readonly north: number })[] = [
  { zh: '城关街道', en: 'Chengguan Subdistrict', east: 0, north: 0.45 },
  { zh: '新城街道', en: 'Xincheng Subdistrict', east: 0.8, north: 0.5 },
  { zh: '西津街道', en: 'Xijin Subdistrict', east: -0.8, north: 0.5 },
  { zh: '江南街道', en: 'Jiangnan Subdistrict', east: 0, north: -0.45 },
]

const townships = (size: PlanSize): readonly Omit<Zone, 'index' | 'postcode'>[] => {
  const count = Math.max(4, Math.round(size.reachEastM / 500))
  return Array.from({ length: count }, (_, k) => {
    const angle = (2 * Math.PI * (k + 0.5)) / count
    const stem = stemAt(stemCount - 400 - k)
    const at = { x: Math.cos(angle) * (size.reachEastM + 1500), y: Math.sin(angle) * (size.reachNorthM + 1500) }
    return { name: { zh: `${stem.zh}镇`, en: `${stem.en} Town` }, urban: false, at }
  })
}

/** No place in the world has these codes: China gives out none that begin with 59. */
const postcodeOf = (index: number): string => `59${String(index + 1).padStart(4, '0')}`

export const layZones = (size: PlanSize): readonly Zone[] => {
  const offices = named.map(({ zh, en, east, north }) => ({
    name: { zh, en },
    urban: true,
    at: { x: east * size.reachEastM, y: north * (north > 0 ? size.reachNorthM : size.reachSouthM) },
  }))
  return [...offices, ...townships(size)].map((zone, index) => ({ ...zone, index, postcode: postcodeOf(index) }))
}

const cellMiddle = (lattice: Lattice, i: number, j: number): Point => {
  const [a, b] = [lattice.corner(i, j), lattice.corner(i + 1, j + 1)]
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}

/** The nearest zone; the river divides as it does in life. */
export const zoneOfCell = (lattice: Lattice, zones: readonly Zone[], i: number, j: number): Zone => {
  const middle = cellMiddle(lattice, i, j)
  const far = (zone: Zone): number => distance(zone.at, middle) + (zone.at.y > 0 === middle.y > 0 ? 0 : 1500)
  return zones.reduce((best, zone) => (far(zone) < far(best) ? zone : best))
}
