import type { Abilities } from './needs.ts'

/**
 * Somebody who could come. `seconds`: time of arrival from now (rest of the present work, turnout, drive); null is unknown,
 * which is never zero and never first (DR15). `divert`: at lower-priority work that it would abandon (DR13). `tier`: how far
 * down the plan's order of areas, 0 first (DR10).
 */
export type Candidate = {
  readonly unit: string
  readonly seconds: number | null
  readonly divert: boolean
  readonly tier: number
  readonly abilities: Abilities
}
