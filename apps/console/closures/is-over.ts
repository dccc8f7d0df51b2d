import { closureStanding, type Closure } from '@tocsin/domain'

/** Whether a closure is no longer of interest at a desk. */
export const isOver = (closure: Pick<Closure, 'startsAt' | 'endsAt' | 'liftedAt'>, now: number): boolean =>
  closureStanding(closure, now) === 'over'
