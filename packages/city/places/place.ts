import type { AidKind } from './aids.ts'
import type { Around, NearAid } from './around.ts'

/** Where something is, as a person would say it, with how far the coordinates may be off. */
export type Place = {
  /** Stable while the extract is: kind and OpenStreetMap element, e.g. `street/w123`, `address/n5`, `crossing/n7`. */
  readonly id: string
  readonly kind: PlaceKind
  readonly name: Name
  /** One line in the local script: `39 SAINT GERMAIN AVE, San Francisco`, `江岸区中山大道12号`. */
  readonly label: string
  /** the same for who reads no Chinese, in names of the map alone; left out where the map has none, or the line is in Latin letters */
  readonly labelEn?: string
  /** WGS 84 degrees */
  readonly lon: number
  readonly lat: number
  /** The place lies within this many metres of lon, lat, as far as the map tells. */
  readonly radiusM: number
  readonly precision: Precision
  /** quarter, suburb or district around it */
  readonly area?: Name
  /** village, town or city around it */
  readonly town?: Name
  /** building, unit and room as they were typed: the map knows the house at most */
  readonly rest?: string
  /** how what was meant lies to this place, as it was typed: 斜对面, next to; the point is the place's, the radius has grown */
  readonly relation?: string
  /** the point was given in the datum of another map and has been converted to WGS 84 */
  readonly converted?: Converted
  /** whose beat it is, where the city has beats */
  readonly beat?: Name
}

/** The datum that Chinese maps shift by (GCJ-02; Baidu's is BD-09). */
export type Converted = { readonly from: 'GCJ-02' | 'BD-09' }

export type PlaceKind =
  | 'address'
  | 'interpolated'
  | 'block'
  | 'crossing'
  | 'street'
  | 'poi'
  | 'area'
  | 'kmpost'
  | 'fixture'
  | 'coordinates'
export type Precision = 'rooftop' | 'interpolated' | 'street' | 'area'
export type Name = { readonly zh?: string; readonly en?: string }
export type Point = { readonly lon: number; readonly lat: number }

/** Where somebody looks or calls from; within `radiusM` (0 unless told) of it no place is nearer than another. */
export type Bias = Point & { readonly radiusM?: number }

export type SearchOptions = {
  /** Equal matches nearer to this come first. */
  readonly near?: Bias
  /** at most this many, 8 unless told */
  readonly limit?: number
}

export type Places = {
  /**
   * Places for what somebody typed, best first. The text may be unfinished (its last word counts as a beginning), a
   * street, a house, a crossing (`A / B`, `A与B交叉口`), a block (`700 block of X`), a point of interest, an area, pinyin
   * or its initials, a kilometre of a road (`G107 K1314+500`), a numbered fixture (`路灯A1023`, `exit 3 ...`), a place as people
   * describe it (`X斜对面`, `200 m north of X`), with building and room, or coordinates, plus codes, grids. Nothing found is an empty list; no text is ever an error.
   */
  readonly search: (text: string, options?: SearchOptions) => Place[]
  /** The house within 40 m, else the nearest street within 500 m, else the area around the point. */
  readonly reverse: (point: Point) => Place | undefined
  /** The street whose line runs within `reachM` of a point: one id for all of a street, whatever its pieces; undefined where none has a name. */
  readonly streetAt: (point: Point, reachM: number) => { readonly id: number; readonly name: Name } | undefined
  /** What is around a point, with a sentence that a crew can drive by. */
  readonly around: (point: Point) => Around
  /** The nearest `count` of a kind of help in a straight line; hospitals that take emergencies come first. */
  readonly aidsNear: (point: Point, kind: AidKind, count: number) => NearAid[]
}
