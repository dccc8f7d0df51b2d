export type { BeatFinder, NearBeat } from './beats/beat-finder.ts'
export { cityFiles, cityFormat, type Beat, type CityManifest, type ImportFinding, type Station } from './city.ts'
export { describePoint, type DriveTo, type HospitalAway, type PointDescription } from './describe-point.ts'
export { BrokenCity, openCity, type City } from './open-city.ts'
