import type { AidKind } from './aids.ts'
import type { Name, Place } from './place.ts'

/** Something near a point, and how far in a straight line. */
export type Near = { readonly place: Place; readonly metres: number }

/** Help near a point: straight distance; the drive is for whoever knows the roads. */
export type NearAid = {
  /** `n123`: the OpenStreetMap element */
  readonly id: string
  readonly kind: AidKind
  readonly name: Name
  /** where exactly it hangs, or what is written on it; empty when not told */
  readonly detail: string
  /** a hospital that says whether it takes emergencies; null: not told, and for all others */
  readonly emergency: boolean | null
  /** WGS 84 degrees */
  readonly lon: number
  readonly lat: number
  readonly metres: number
}

/** A point as somebody would describe it who stands there. null: none near. */
export type Around = {
  /** within 500 m, as mapped, never interpolated */
  readonly address: Near | null
  /** within 2 km */
  readonly crossing: Near | null
  /** within 1 km */
  readonly kmPost: Near | null
  /** `解放北路，中山路与建设街之间，中山路口以北120米`, also in English; null where no street is within 2 km */
  readonly sentence: Required<Name> | null
  readonly area: Name | null
  readonly town: Name | null
}
