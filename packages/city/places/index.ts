export { buildPlaces, type BuildListener, type PlaceCounts } from './build-places.ts'
export { metresBetween } from './metres.ts'
export { openPlaces } from './open-places.ts'
export type { Name, Place, PlaceKind, Places, Point, Precision, SearchOptions } from './place.ts'
