import { nameTags } from '../names/bi-name.ts'
import type { Point } from '../geometry/point.ts'
import type { Pen } from '../pen.ts'
import { randomFrom } from '../random.ts'
import { embankmentM, riverHalfWidthM } from '../plan/lattice.ts'
import type { Lattice } from '../plan/lattice.ts'
import type { PlanSize } from '../plan/plan-size.ts'
import { shoreline } from '../civic/green.ts'

const riverName = nameTags({ zh: '青澜江', en: 'Qinglan River' })
const stepM = 60
/** OSM allows 2,000 nodes a way; a long river is drawn in lengths that share their cut */
const longestM = 24_000

export type Banks = { readonly halfWidthAt: (x: number) => number }

const banksOf = (seed: number): Banks => {
  const random = randomFrom(seed, 51)
  const phases = [random.between(0, 6.28), random.between(0, 6.28)]
  return {
    halfWidthAt: (x) =>
      riverHalfWidthM + 13 * Math.sin(x / 430 + (phases[0] ?? 0)) + 7 * Math.sin(x / 170 + (phases[1] ?? 0)),
  }
}

const stationsAlong = (from: number, to: number): readonly number[] => {
  const count = Math.max(1, Math.ceil((to - from) / stepM))
  return Array.from({ length: count + 1 }, (_, k) => from + ((to - from) * k) / count)
}

type Length = { readonly from: number; readonly to: number }

const lengths = (from: number, to: number): readonly Length[] => {
  const count = Math.ceil((to - from) / longestM)
  return Array.from({ length: count }, (_, k) => ({
    from: from + ((to - from) * k) / count,
    to: from + ((to - from) * (k + 1)) / count,
  }))
}

const drawWater = (pen: Pen, banks: Banks, length: Length, island: readonly Point[] | undefined): void => {
  const xs = stationsAlong(length.from, length.to)
  const outline = [
    ...xs.map((x) => ({ x, y: -banks.halfWidthAt(x) })),
    ...xs.toReversed().map((x) => ({ x, y: banks.halfWidthAt(x) })),
  ]
  const tags = { natural: 'water', water: 'river', ...riverName }
  if (island === undefined) return void pen.area(outline, tags)
  const members = [
    { type: 'way', ref: pen.ring(outline), role: 'outer' },
    {
      type: 'way',
      ref: pen.area(island, { place: 'island', natural: 'wood', ...nameTags({ zh: '白鹭洲', en: 'Egret Island' }) }),
      role: 'inner',
    },
  ] as const
  pen.relation(members, { type: 'multipolygon', ...tags })
}

/** Parks between the water and the embankment, in town, with a promenade along the water. */
const drawPromenade = (pen: Pen, banks: Banks, reachM: number, bank: 1 | -1): void => {
  const xs = stationsAlong(-reachM, reachM)
  const strip = [
    ...xs.map((x) => ({ x, y: bank * (embankmentM - 15) })),
    ...xs.toReversed().map((x) => ({ x, y: bank * (banks.halfWidthAt(x) + 1) })),
  ]
  const name = bank === 1 ? { zh: '滨江公园', en: 'Riverside Park' } : { zh: '江南绿道', en: 'South Bank Greenway' }
  pen.area(bank === 1 ? strip.toReversed() : strip, { leisure: 'park', ...nameTags(name) })
  const walk = xs.map((x) => ({ at: { x, y: bank * (banks.halfWidthAt(x) + 7) } }))
  pen.line(walk, {
    highway: 'footway',
    surface: 'paving_stones',
    ...nameTags({ zh: `${name.zh}步道`, en: `${name.en} Walk` }),
  })
}

/** The river from edge to edge of the map, its island, and the green along it. */
export const drawRiver = (seed: number, pen: Pen, lattice: Lattice, size: PlanSize): void => {
  const banks = banksOf(seed)
  const [from, to] = [lattice.columns[0] ?? 0, lattice.columns.at(-1) ?? 0]
  const random = randomFrom(seed, 52)
  const islandX = -size.reachEastM * 0.3
  for (const length of lengths(from, to)) {
    const holds = islandX - 300 > length.from && islandX + 300 < length.to
    drawWater(pen, banks, length, holds ? shoreline(random, { x: islandX, y: -8 }, { x: 1, y: 0 }, 240, 42) : undefined)
  }
  for (const { from: start, to: end } of lengths(from, to)) {
    pen.line(
      stationsAlong(start, end).map((x) => ({ at: { x, y: 0 } })),
      { waterway: 'river', ...riverName },
    )
  }
  for (const bank of [1, -1] as const) drawPromenade(pen, banks, size.reachEastM * 0.85, bank)
}
