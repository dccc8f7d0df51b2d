import type { Point } from '@tocsin/domain'
import { chanceFrom } from '../../apps/simulator/chance.ts'

/** A call of a burst before it is made. */
export type BurstCall = {
  readonly type: string
  readonly point: Point
  /** the number of the earlier call that it is about too; null: of something new */
  readonly sameAs: number | null
}

/** A province's worst minutes: of different priorities. */
const types = ['fire-building', 'traffic-injury', 'dispute', 'suspicious'] as const
/** Far from each other, so that no two are one by chance: about 800 m between neighbours, and 60 m about the same. */
const stepDegrees = 0.008
const besideDegrees = 0.0005
const perRow = 80

/**
 * So many calls, of which a share is about what somebody has called about before, mostly just before: the same follows from
 * the same seed.
 */
export function planBurst(count: number, duplicateShare: number, seed: number): readonly BurstCall[] {
  const chance = chanceFrom(seed, 'burst')
  const calls: BurstCall[] = []
  const firsts: number[] = []
  for (let index = 0; index < count; index += 1) {
    const recent = firsts[chance.whole(Math.max(0, firsts.length - 30), firsts.length - 1)]
    const about = recent !== undefined && chance.happens(duplicateShare) ? recent : null
    const first = about === null ? undefined : calls[about]
    if (about === null || first === undefined) {
      const at = {
        lon: 113 + (firsts.length % perRow) * stepDegrees,
        lat: 22 + Math.floor(firsts.length / perRow) * stepDegrees,
      }
      firsts.push(index)
      calls.push({ type: chance.pick(types), point: at, sameAs: null })
    } else {
      const beside = (): number => chance.between(-besideDegrees, besideDegrees)
      const { lon, lat } = first.point
      calls.push({ type: first.type, point: { lon: lon + beside(), lat: lat + beside() }, sameAs: about })
    }
  }
  return calls
}
