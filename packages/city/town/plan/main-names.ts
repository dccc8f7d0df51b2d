import type { BiName } from '../names/bi-name.ts'
import { avenueStems, crossStems } from '../names/street-names.ts'
import { stemAt, stemCount } from '../names/syllables.ts'
import type { Lattice } from './lattice.ts'

/** Main streets carry a stem and a part: 人民西路, 人民中路, 人民东路; 解放北路, 解放南路. */
const part = (stem: BiName, zh: string, en: string): BiName => ({
  zh: `${stem.zh}${zh}路`,
  en: `${stem.en} ${en} Road`,
})

const stemOf = (listed: readonly BiName[], index: number, spare: number): BiName =>
  listed[index] ?? stemAt(stemCount - 1 - spare)

const embankment = { zh: '滨江', en: 'Binjiang' }
const ringRoad = { zh: '环城', en: 'Huancheng' }

/** Rows count from the river: 1 is the first street behind the north bank, -1 behind the south bank. */
const rowStem = (fromRiver: number): BiName => {
  const index = fromRiver > 0 ? 2 * (fromRiver - 1) : -2 * fromRiver - 1
  return stemOf(avenueStems, index, 2 * index)
}

const columnStem = (fromOldTown: number): BiName => {
  const index = fromOldTown >= 0 ? 2 * fromOldTown : -2 * fromOldTown - 1
  return stemOf(crossStems, index, 2 * index + 1)
}

/** The street along the south of cell (i, j). */
export const rowName = (lattice: Lattice, i: number, j: number): BiName => {
  const { oldTown, riverRow } = lattice
  if (j === riverRow) return part(embankment, '南', 'South')
  if (j === riverRow + 1) return part(embankment, '北', 'North')
  if (i === oldTown.i && j === oldTown.j + 1) return part(ringRoad, '北', 'North')
  const stem = rowStem(j > riverRow ? j - riverRow - 1 : j - riverRow)
  if (i === oldTown.i) return part(stem, '中', 'Middle')
  return i < oldTown.i ? part(stem, '西', 'West') : part(stem, '东', 'East')
}

/** The street along the west of cell (i, j). */
export const columnName = (lattice: Lattice, i: number, j: number): BiName => {
  const { oldTown, riverRow } = lattice
  if (j === oldTown.j && i === oldTown.i) return part(ringRoad, '西', 'West')
  if (j === oldTown.j && i === oldTown.i + 1) return part(ringRoad, '东', 'East')
  const stem = columnStem(i - oldTown.i - 1)
  return j < riverRow ? part(stem, '南', 'South') : part(stem, '北', 'North')
}

export const bridgeNames: readonly [BiName, BiName, BiName] = [
  { zh: '西津大桥', en: 'Xijin Bridge' },
  { zh: '解放大桥', en: 'Jiefang Bridge' },
  { zh: '望江大桥', en: 'Wangjiang Bridge' },
]
