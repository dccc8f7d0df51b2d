export { beyond, CoverCounts, type CoverQuestion, type ReachOf } from './cover-counts.ts'
export { spreadLoad, type SpreadLoad, type SpreadPlace } from './spread-load.ts'
