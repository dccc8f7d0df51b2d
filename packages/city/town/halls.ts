import type { Corners, Station } from '../city.ts'
import type { OsmTags } from '../import/osm.ts'
import type { Ground } from './geometry/ground.ts'
import { along, times } from './geometry/point.ts'
import type { Rectangle } from './geometry/rectangle.ts'
import type { Pen } from './pen.ts'

/** The first building of a hospital's grounds, with what a plan of it needs. */
export type TownHall = {
  readonly name: Station['name']
  /** of its rectangle: top left, top right, bottom right, bottom left, where the wings open at the bottom */
  readonly corners: Corners
  readonly lengthM: number
  readonly depthM: number
  /** a bar with two wings; else a box */
  readonly hasWings: boolean
}

export type HallList = { readonly add: (hall: TownHall) => void; readonly all: () => readonly TownHall[] }

export const newHallList = (): HallList => {
  const halls: TownHall[] = []
  return { add: (hall) => halls.push(hall), all: () => halls }
}

/** The same pen, which also notes the main buildings of hospitals: the first that is drawn on each one's grounds. */
export const watchHalls = (pen: Pen, ground: Ground, halls: HallList): Pen => {
  let grounds: OsmTags | undefined
  return {
    ...pen,
    area: (corners, tags) => {
      if (tags['amenity'] === 'hospital') grounds = tags
      return pen.area(corners, tags)
    },
    building: (rectangle, tags, shape) => {
      if (tags['building'] === 'hospital' && grounds !== undefined) {
        halls.add({ ...hallOf(rectangle, grounds, ground), hasWings: shape !== undefined })
        grounds = undefined
      }
      return pen.building(rectangle, tags, shape)
    },
  }
}

function hallOf(
  { centre, u: plain, lengthM, depthM }: Rectangle,
  tags: OsmTags,
  ground: Ground,
): Omit<TownHall, 'hasWings'> {
  const { origin, u, v, stretchU, stretchV } = ground.frameAt(centre, plain)
  const [half, deep] = [times(u, (lengthM * stretchU) / 2), times(v, (depthM * stretchV) / 2)]
  const corner = (a: number, b: number) => ground.toLonLat(along(along(origin, half, a), deep, b))
  return {
    name: { zh: tags['name:zh'] ?? tags['name'] ?? '', en: tags['name:en'] ?? '' },
    corners: [corner(-1, 1), corner(1, 1), corner(1, -1), corner(-1, -1)],
    lengthM: lengthM * stretchU,
    depthM: depthM * stretchV,
  }
}
