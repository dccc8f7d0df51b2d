import { branches, type Branch } from '../../catalogue/incident-type.ts'
import type { UnitKind } from '../../unit/unit.ts'
import type { LoadModel, SampleSize } from '../standby/index.ts'
import type { KindOfLoad } from './counts-by-kind.ts'
import { spreadLoad, type SpreadLoad, type SpreadPlace } from './spread-load.ts'

/** Expected load of an organisation: of all that was reported, and of each branch. */
export type LoadByBranch = { readonly all: LoadModel; readonly of: Partial<Readonly<Record<Branch, LoadModel>>> }

export type LoadsByKind = {
  readonly loads: readonly KindOfLoad[]
  readonly basis: SpreadLoad['basis']
  /** reports that the loads go by */
  readonly sample: SampleSize
}

/**
 * Load at places in an hour of the week, by which kinds of unit count for it: one load where all count for all. Branches of
 * fewer than 5 reports add none; where all are, every road counts alike for each branch that is counted. DR38
 */
export function loadsByKind(
  places: readonly SpreadPlace[],
  model: LoadByBranch | undefined,
  hour: number,
  kindsOf: Partial<Readonly<Record<Branch, readonly UnitKind[]>>>,
): LoadsByKind {
  if (Object.keys(kindsOf).length === 0) {
    const { weights, basis } = spreadLoad(places, model?.all, hour)
    return { loads: [{ branches, kinds: null, weights }], basis, sample: model?.all.sample ?? 'under-5' }
  }
  const counted = branches.filter((branch) => kindsOf[branch]?.length !== 0)
  const told = counted.filter((branch) => (model?.of[branch]?.sample ?? 'under-5') !== 'under-5')
  const basis = told.length === 0 ? 'roads' : 'reports'
  const known = told.length === 0 ? counted : told
  const alike = Map.groupBy(known, (branch) => kindsOf[branch]?.toSorted().join() ?? 'all')
  const loads = [...alike.values()].map((members): KindOfLoad => {
    const weights = new Float64Array(places.length)
    for (const branch of members)
      spreadLoad(places, model?.of[branch], hour).weights.forEach((each, place) => {
        weights[place] = (weights[place] ?? 0) + each
      })
    return { branches: members, kinds: kindsOf[members[0] ?? 'service'] ?? null, weights }
  })
  const samples = told.map((branch) => model?.of[branch]?.sample).filter((each) => typeof each === 'number')
  return { loads, basis, sample: basis === 'roads' ? 'under-5' : samples.reduce((sum, each) => sum + each, 0) }
}
