import type { Branch } from '../catalogue/incident-type.ts'
import type { UnitKind } from '../unit/unit.ts'
import type { Need } from './needs.ts'

/** The capability of every unit that works for a branch; no code of a site's list looks like it. DR11 */
export const branchCapability = (branch: Branch): string => `branch-${branch}`

const branchesByKind: Readonly<Record<UnitKind, readonly Branch[]>> = {
  patrol: ['police', 'traffic', 'service'],
  engine: ['fire', 'rescue'],
  ladder: ['fire', 'rescue'],
  rescue: ['rescue', 'fire'],
  ambulance: ['medical'],
  command: [],
  motorcycle: ['police', 'traffic', 'service'],
  foot: ['police', 'service'],
  boat: ['rescue'],
  other: ['service'],
}

/** For which branches a unit of this kind can go where no plan says who. */
export const branchesOf = (kind: UnitKind): readonly Branch[] => branchesByKind[kind]

/** What is wanted where no plan fits: the needs of the type, or one unit of its branch. DR11 */
export const needsWithoutPlan = (needsOfType: readonly Need[], branch: Branch): readonly Need[] =>
  needsOfType.length > 0
    ? needsOfType
    : [{ capability: branchCapability(branch), count: 1, of: 'units', addressed: { to: 'units' } }]
