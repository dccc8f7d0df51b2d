import { z } from 'zod'
import { id, moment } from '../fields.ts'
import { point } from '../place.ts'
import { closureDirections, closureReasons } from './closure.ts'

/** More points than a hand draws, and few enough for every desk's map. */
export const maxClosurePoints = 500

const pointsFrom = (least: number) => z.array(point).min(least).max(maxClosurePoints).readonly()

/** A drawing as it comes over the wire. */
export const closureGeometry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('across'), line: pointsFrom(2) }),
  z.object({ kind: z.literal('along'), line: pointsFrom(2) }),
  z.object({ kind: z.literal('area'), line: pointsFrom(3) }),
  z.object({ kind: z.literal('point'), point }),
])

const effect = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('closed') }),
  z.object({ kind: z.literal('slower'), factor: z.number().min(1.1).max(20) }),
  z.object({ kind: z.literal('speed'), speedKmh: z.number().min(1).max(120) }),
])

const drawn = {
  geometry: closureGeometry,
  effect,
  direction: z.enum(closureDirections).default('both'),
  /** null: from now on, by the server's clock */
  startsAt: moment.nullable().default(null),
  /** null: until it is lifted */
  endsAt: moment.nullable().default(null),
  reason: z.enum(closureReasons),
  /** about the road; numbers of persons and vehicles are refused */
  note: z.string().max(200).default(''),
}

/** Bodies of the commands about closures. */
export const closureCommands = {
  'draw-closure': z.object({ closure: id, ...drawn }),
  'change-closure': z.object({ closure: id, ...drawn }),
  'lift-closure': z.object({ closure: id }),
  /** the program's own: files away a closure whose end, the one that was seen, is over */
  'retire-closure': z.object({ closure: id, endsAt: moment }),
}
