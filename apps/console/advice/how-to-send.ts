import { isFree, type Slip, type Unit } from '@tocsin/domain'
import type { Comer } from './answer.ts'

/** By which command a unit of the advice goes: sent, taken off the slip `leaving` (DR25), or planned for when it is done (DR22). */
export type How =
  | { readonly command: 'dispatch-unit' }
  | { readonly command: 'divert-unit'; readonly leaving: string }
  | { readonly command: 'plan-unit' }

/**
 * How `unit` can be had now. `own`: the slip that it works, if any. Undefined: not at all. One that was to be taken off
 * its work is had for that work only: what it was given since was not what the row said it would abandon.
 */
export function howToSend(
  unit: Pick<Unit, 'state'>,
  own: Pick<Slip, 'id' | 'incident'> | undefined,
  comer: Pick<Comer, 'standing' | 'abandons'> | undefined,
): How | undefined {
  if (isFree(unit)) return { command: 'dispatch-unit' }
  if (own === undefined) return undefined
  if (comer?.standing === 'clearing') return { command: 'plan-unit' }
  return comer?.standing === 'divert' && comer.abandons?.incident === own.incident
    ? { command: 'divert-unit', leaving: own.id }
    : undefined
}
