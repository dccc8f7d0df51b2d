export { beyond, CoverCounts, type CoverQuestion, type ReachOf } from './cover-counts.ts'
export { countsFor, CountsByKind, type KindOfLoad, type UnitReach } from './counts-by-kind.ts'
export { loadsByKind, type LoadByBranch, type LoadsByKind } from './loads-by-kind.ts'
export { spreadLoad, type SpreadLoad, type SpreadPlace } from './spread-load.ts'
