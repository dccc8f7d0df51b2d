export { readCallPlaces, residentsOf } from './call-places.ts'
export type { CallPlace, CallPlaces } from './call-places.ts'
export { townCentre, writeTown } from './write-town.ts'
export type { TownOptions, TownSummary } from './write-town.ts'
