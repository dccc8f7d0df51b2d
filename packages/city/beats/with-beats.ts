import type { Place, Places } from '../places/index.ts'
import type { BeatFinder } from './beat-finder.ts'

/** The same gazetteer, with its beat in each answer that lies in one. */
export function withBeats(places: Places, beats: BeatFinder): Places {
  const named = (place: Place): Place => {
    const beat = beats.inside(place)?.name
    return beat === undefined ? place : { ...place, beat }
  }
  return {
    ...places,
    search: (text, options) => places.search(text, options).map(named),
    reverse: (point) => {
      const found = places.reverse(point)
      return found && named(found)
    },
  }
}
