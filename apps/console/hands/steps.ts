import type { Verb } from '@tocsin/domain'
import type { HandsStep } from '../desk/desk-state.ts'
import type { Action } from '../keys.ts'

/** The key of each step on the desk, its letter in the menu, and what one has to be allowed for it. */
export const stepKeys: Readonly<Record<HandsStep, { action: Action; code: string; verb: Verb }>> = {
  plan: { action: 'plan-unit', code: 'KeyP', verb: 'plan-unit' },
  attach: { action: 'attach-unit', code: 'KeyA', verb: 'attach-unit' },
  divert: { action: 'divert-unit', code: 'KeyD', verb: 'divert-unit' },
  swap: { action: 'swap-unit', code: 'KeyW', verb: 'swap-unit' },
  'stand-down': { action: 'stand-down', code: 'KeyS', verb: 'stand-down' },
  hazard: { action: 'update-hazard', code: 'KeyH', verb: 'update-hazard' },
  correct: { action: 'correct-time', code: 'KeyT', verb: 'correct-milestone' },
}
