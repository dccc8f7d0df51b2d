import type { Point } from '@tocsin/domain'
import type { MapHandle, MapPicture } from '@tocsin/ui/map'

let current: (() => MapHandle | null) | null = null

/** The map that stands in this window; returns what takes it away again. */
export function noteMap(handle: () => MapHandle | null): () => void {
  current = handle
  return () => {
    if (current === handle) current = null
  }
}

/** A map that is still drawing after this holds up no paper. */
const patienceMs = 15_000

/** A picture of the surroundings of `at`, where a map stands in this window; it goes there, as "on the map" does. */
export async function pictureAt(at: Point): Promise<MapPicture | undefined> {
  const map = current?.()
  if (map === null || map === undefined) return undefined
  map.fit([at])
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patienceMs))
  return Promise.race([map.picture().catch(() => undefined), late])
}
