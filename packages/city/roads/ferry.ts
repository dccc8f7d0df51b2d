import type { OsmTags } from '../import/osm.ts'

/** How long one waits for a ferry, seconds, where nobody knows its timetable; as Valhalla's `ferry_cost`. */
export const ferryWaitS = 300
/** Where no `duration` is told. */
export const ferryKmh = 15

export const isFerry = (tags: OsmTags): boolean => tags['route'] === 'ferry'

/** Minutes as https://wiki.openstreetmap.org/wiki/Key:duration writes them (12, 00:12, 00:12:30, PT12M), in seconds. */
export function parseDurationS(text: string | undefined): number | undefined {
  const value = text?.trim() ?? ''
  const iso = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(value)
  const clock = /^(\d+):(\d{2})(?::(\d{2}))?$/.exec(value)
  const parts = iso ?? clock ?? (/^\d+$/.test(value) ? ['', '0', value, '0'] : undefined)
  if (!parts) return undefined
  const seconds = Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0)
  return seconds >= 30 && seconds <= 86_400 ? seconds : undefined
}
