import type { OsmTags } from '../import/osm.ts'
import type { LandCover } from './country/land-cover.ts'
import type { Ground } from './geometry/ground.ts'
import type { PoiNamer } from './names/poi-names.ts'
import type { StreetNamer } from './names/street-names.ts'
import type { Pen } from './pen.ts'
import type { DrawJunction } from './streets/join.ts'
import type { Tally } from './tally.ts'

/** What everybody who draws a part of the town needs. */
export type Town = {
  readonly seed: number
  readonly ground: Ground
  readonly pen: Pen
  readonly tally: Tally
  readonly streetNames: StreetNamer
  readonly poiNames: PoiNamer
  readonly landCover: LandCover
  readonly junction: DrawJunction
  /** how many people there should be for each address; blocks steer by it */
  readonly peoplePerAddress: number
}

/** Tags that every address in one part of the town shares. */
export type PostalArea = { readonly postcode: string }

export const cityName = { zh: '临江', en: 'Linjiang' } as const

export const postalTags = ({ postcode }: PostalArea): OsmTags => ({
  'addr:city': cityName.zh,
  'addr:postcode': postcode,
})
