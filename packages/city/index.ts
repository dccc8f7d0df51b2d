export {
  cityFiles,
  cityFormat,
  type Beat,
  type CityLayers,
  type CityManifest,
  type ClosedArea,
  type Corners,
  type FloorPlan,
  type ImportFinding,
  type PlanPlace,
  type Station,
} from './city.ts'
export { BrokenCity, openCity, readManifest, type City } from './open-city.ts'
export type { BeatFinder, NearBeat } from './beats/beat-finder.ts'
export { postOfStation } from './station-post.ts'
export { runInSlices, type Steps } from './slices.ts'
export { describeDrawn, type DrawnHits, type HitRoad } from './describe-drawn.ts'
export { describePoint, type DrivesTo, type HospitalAway, type PointDescription } from './describe-point.ts'
