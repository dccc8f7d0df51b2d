import { isShown, noteKinds, type NoteKind, type Point, type PremisesDocument } from '@tocsin/domain'
import { distanceM } from '../distance.ts'
import { metresToGround } from '../ground.ts'

/** The eight winds, clockwise from north. */
export const winds = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const
export type Wind = (typeof winds)[number]

/** Premises near a point: what kinds of note they have now, how far their ground is (0: on it) and in which direction. */
export type NearPremises = {
  readonly premises: PremisesDocument
  readonly kinds: readonly NoteKind[]
  readonly metres: number
  readonly wind: Wind
}

const farthestM = 1000
const mostShown = 3

/**
 * The nearest premises with notes that are shown at `now` (milliseconds), at most three within a kilometre of their ground;
 * each kind of note once, hazards first. What the notes say is told where a call falls on them and in their own window.
 */
export function nearPremises(all: readonly PremisesDocument[], at: Point, now: number): readonly NearPremises[] {
  return all
    .map((premises) => ({
      premises,
      kinds: kindsOf(premises, now),
      metres: metresTo(premises, at),
      wind: windOf(at, premises.area.point),
    }))
    .filter(({ kinds, metres }) => kinds.length > 0 && metres <= farthestM)
    .toSorted((a, b) => a.metres - b.metres)
    .slice(0, mostShown)
}

function kindsOf({ notes }: PremisesDocument, now: number): readonly NoteKind[] {
  const shown = new Set(notes.filter((note) => isShown(note, now)).map(({ kind }) => kind))
  return noteKinds.filter((kind) => shown.has(kind))
}

function metresTo({ area }: PremisesDocument, at: Point): number {
  if (area.outline === null) return Math.max(0, distanceM(area.point, at) - area.radiusM)
  return metresToGround(
    area.outline.map(({ lon, lat }) => [lon, lat] as const),
    at,
  )
}

/** In which direction `to` lies as seen from `from`; city distances, WGS 84. */
export function windOf(from: Point, to: Point): Wind {
  const east = (to.lon - from.lon) * Math.cos((((from.lat + to.lat) / 2) * Math.PI) / 180)
  const eighths = Math.round(Math.atan2(east, to.lat - from.lat) / (Math.PI / 4))
  return winds[(eighths + 8) % 8] ?? 'n'
}
