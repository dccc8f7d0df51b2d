import { faultsIn, handedFrom, type BoardToHand, type Handed } from '@tocsin/domain'
import type { Health } from '../http/health-routes.ts'
import type { Board } from '../live/board.ts'

/** What the board of an organisation hands over now. */
export function createOnBoard(board: Pick<Board, 'folds'>, health: () => Health) {
  return (org: string, now: number): Handed => {
    const folds = [...board.folds()].map(([, fold]) => fold)
    const all: BoardToHand = {
      alert: folds.flatMap((fold) => (fold.kind === 'alert' ? [fold.state] : [])),
      incident: folds.flatMap((fold) => (fold.kind === 'incident' ? [fold.state] : [])),
      slip: folds.flatMap((fold) => (fold.kind === 'slip' ? [fold.state] : [])),
      unit: folds.flatMap((fold) => (fold.kind === 'unit' ? [fold.state] : [])),
      contact: folds.flatMap((fold) => (fold.kind === 'contact' ? [fold.state] : [])),
      closure: folds.flatMap((fold) => (fold.kind === 'closure' ? [fold.state] : [])),
      instruction: folds.flatMap((fold) => (fold.kind === 'instruction' ? [fold.state] : [])),
      premises: folds.flatMap((fold) => (fold.kind === 'premises' ? [fold.state] : [])),
    }
    return handedFrom(all, org, now, faultsIn(health(), now))
  }
}
