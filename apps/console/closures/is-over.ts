import { closureStanding, type Closure } from '@tocsin/domain'

/** Whether a closure is no longer of interest at a desk. */
export const isOver = (closure: Closure, now: number): boolean => closureStanding(closure, now) === 'over'
