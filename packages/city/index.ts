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
  type Station,
} from './city.ts'
export { BrokenCity, openCity, readManifest, type City } from './open-city.ts'
export type { BeatFinder, NearBeat } from './beats/beat-finder.ts'
export { describeDrawn, type DrawnHits, type HitRoad } from './describe-drawn.ts'
export { describePoint, type DriveTo, type HospitalAway, type PointDescription } from './describe-point.ts'
