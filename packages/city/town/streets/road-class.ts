/** The classes of street that bound blocks, as OSM's highway values. */
export type RoadClass =
  | 'primary'
  | 'secondary'
  | 'tertiary'
  | 'unclassified'
  | 'residential'
  | 'living_street'
  | 'pedestrian'
  | 'footway'

type Look = {
  /** from the middle of the carriageway to the plots: half of it, and the pavement */
  readonly halfWidthM: number
  readonly lanes?: number
  readonly maxspeedKmh?: number
  /** share of streets of this class whose limit is signed, hence mapped */
  readonly signedShare: number
  readonly hydrantEveryM?: number
}

export const looks: Readonly<Record<RoadClass, Look>> = {
  primary: { halfWidthM: 17, lanes: 6, maxspeedKmh: 60, signedShare: 0.95, hydrantEveryM: 150 },
  secondary: { halfWidthM: 13.5, lanes: 4, maxspeedKmh: 50, signedShare: 0.85, hydrantEveryM: 160 },
  tertiary: { halfWidthM: 10, lanes: 2, maxspeedKmh: 40, signedShare: 0.6, hydrantEveryM: 180 },
  unclassified: { halfWidthM: 7, maxspeedKmh: 40, signedShare: 0.25 },
  residential: { halfWidthM: 6.5, maxspeedKmh: 30, signedShare: 0.3, hydrantEveryM: 220 },
  living_street: { halfWidthM: 3.8, maxspeedKmh: 20, signedShare: 0.1 },
  pedestrian: { halfWidthM: 5, signedShare: 0 },
  footway: { halfWidthM: 2, signedShare: 0 },
}

export const isMajor = (roadClass: RoadClass): boolean =>
  roadClass === 'primary' || roadClass === 'secondary' || roadClass === 'tertiary'

export const isForCars = (roadClass: RoadClass): boolean => roadClass !== 'pedestrian' && roadClass !== 'footway'
