export { groupByCover, type CoverQuestion, type CoverSets } from './cover-sets.ts'
export { expectedCoverage } from './expected-coverage.ts'
export { planStandby, type StandbyPlan, type StandbyQuestion } from './mexclp.ts'
export {
  StandbyAdvisor,
  type IdleUnit,
  type StandbyAdvisorSettings,
  type StandbyMove,
  type StandbyOption,
} from './dmexclp.ts'
export { mayMove, nextMoveAt, type MoveRate, type PastMove } from './move-rate.ts'
export {
  countReports,
  hoursOfWeek,
  leastResidents,
  type LoadArea,
  type LoadCounts,
  type LoadReport,
} from './load-counts.ts'
export { expectLoad, leastShown, type AreaLoad, type LoadModel, type SampleSize } from './expected-load.ts'
