import { z } from 'zod'
import { point } from '../place.ts'

/** Who measured where a caller is: the telephone network, the handset itself (AML), the caller's page after a tap. */
export const fixSources = ['network', 'handset', 'page'] as const
export type FixSource = (typeof fixSources)[number]

export const fixMethods = ['gnss', 'wifi', 'cell', 'address', 'unknown'] as const
export type FixMethod = (typeof fixMethods)[number]

const mostCorners = 64

/** Where a caller was measured to be, WGS 84: a circle with its doubt, whatever shape it came in. */
export const measuredPlace = z.object({
  point,
  /** metres; null: nobody said how far off it may be */
  radiusM: z.number().min(0).max(1_000_000).nullable(),
  /** how many of a hundred such circles hold the caller; null: nobody said */
  confidencePct: z.number().gt(0).max(100).nullable(),
  method: z.enum(fixMethods),
  /** corners of a shape that came as no circle; the circle holds all of it */
  outline: z.array(point).min(3).max(mostCorners).nullable().default(null),
})
export type MeasuredPlace = Readonly<z.output<typeof measuredPlace>>

/** A measuring of a caller's place (定位): by whom and when is on the board, where stays sealed. */
export type Fix<Spot> = {
  readonly id: string
  readonly source: FixSource
  /** when it was measured, by who measured; never after it arrived */
  readonly at: number
  readonly arrivedAt: number
  readonly spot: Spot
}

/** So many are kept beside a contact; the log has all. */
export const keptFixes = 8
/** Location that comes later than this after the line dropped is of no use to anybody, and is refused. */
export const locatableMs = 10 * 60_000

/** What is taken for a doubt that nobody told: the cell of a town. */
export const untoldRadiusM = 1_000
/** A phone's own circle holds two of three (Android `Location.getAccuracy`: 68 %). */
const untoldConfidencePct = 68
/** How far a caller may have gone on foot since. */
const walkingMps = 1.4

/**
 * Metres within which the caller was with 95 %, of a circle that was told for another share: both axes normal and alike,
 * so the radius for a share p goes with sqrt(-ln(1 - p)) (RFC 7459, 5.2).
 */
export function radius95M({ radiusM, confidencePct }: Pick<MeasuredPlace, 'radiusM' | 'confidencePct'>): number {
  const share = Math.min((confidencePct ?? untoldConfidencePct) / 100, 0.9999)
  return (radiusM ?? untoldRadiusM) * Math.sqrt(Math.log(0.05) / Math.log(1 - share))
}

/** The one that tells most now: the least doubt, with what a walker may have gone since. `now`: the server's, milliseconds. */
export const bestFix = <F extends Fix<MeasuredPlace>>(fixes: readonly F[], now: number): F | undefined =>
  fixes.toSorted((a, b) => doubtM(a, now) - doubtM(b, now))[0]

const doubtM = ({ spot, at }: Fix<MeasuredPlace>, now: number): number =>
  radius95M(spot) + (walkingMps * Math.max(0, now - at)) / 1000
