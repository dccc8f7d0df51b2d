import type { Refusal } from '@tocsin/domain'
import type { Board, Envelope, TypedCommand } from '@tocsin/link'
import { z } from 'zod'
import { newId } from '../new-id.ts'

/** A unit that was wanted for an incident, that somebody else has, and the slip by which that one has it. */
export type LostRace = {
  readonly unit: string
  readonly incident: string
  readonly winner: string | undefined
  /** the command that sends `next` in its stead */
  readonly instead: (next: string) => TypedCommand
}

const sending = z.looseObject({
  incident: z.string().optional(),
  slip: z.string().optional(),
  unit: z.string().optional(),
})
const swapping = z.looseObject({ slip: z.string(), relieves: z.string() })

/** Who lost what; undefined when the refusal is no lost race, or nobody knows any more for which incident it was. DR21 */
export function lostRaceOf(
  { type, body }: Pick<Envelope, 'type' | 'body'>,
  refusal: Refusal,
  board: Board,
): LostRace | undefined {
  const read = sending.safeParse(body)
  if (refusal.refused !== 'unit-taken' || !read.success) return undefined
  const slip = board.get('slip', read.data.slip ?? '')
  const addressee = slip?.addressee.kind === 'unit' ? slip.addressee.unit : undefined
  const unit = read.data.unit ?? addressee
  const incident = read.data.incident ?? slip?.incident
  if (unit === undefined || incident === undefined) return undefined
  const swap = type === 'swap-unit' ? swapping.safeParse(body) : undefined
  const instead = (next: string): TypedCommand =>
    swap?.success === true
      ? { type: 'swap-unit', body: { slip: swap.data.slip, relieves: swap.data.relieves, unit: next } }
      : { type: 'dispatch-unit', body: { slip: newId(), incident, unit: next } }
  const winner = refusal.detail?.['slip']
  return { unit, incident, winner: winner === undefined ? undefined : String(winner), instead }
}
