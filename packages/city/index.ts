export { cityFiles, cityFormat, type CityManifest, type ImportFinding, type Station } from './city.ts'
export { BrokenCity, openCity, type City } from './open-city.ts'
