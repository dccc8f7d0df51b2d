import { closureStanding, type Closure } from '@tocsin/domain'
import { idOf } from './id-of.ts'
import type { Board } from './live/board.ts'
import type { TakeCommand } from './take-command.ts'

export type Closures = ReturnType<typeof followClosures>

type InForce = { readonly list: readonly Closure[]; readonly until: number }

/** The closures on the board, and which of them are in force now: real ones and those of drills never together. */
export function followClosures(board: Pick<Board, 'folds' | 'listen'>, now: () => number) {
  const known = new Map<string, Closure>()
  const found = new Map<boolean, InForce>()
  for (const [, fold] of board.folds()) if (fold.kind === 'closure') known.set(fold.state.id, fold.state)
  board.listen(({ moves }) => {
    for (const { fold, after } of moves) {
      if (fold.kind !== 'closure') continue
      if (after?.kind === 'closure') known.set(fold.state.id, after.state)
      else known.delete(fold.state.id)
      found.clear()
    }
  })

  function find(exercise: boolean, at: number): InForce {
    const mine = [...known.values()].filter((closure) => closure.exercise === exercise)
    const turns = mine.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt ?? Infinity]).filter((turn) => turn > at)
    return {
      list: mine.filter((closure) => closureStanding(closure, at) === 'in-force'),
      until: Math.min(Infinity, ...turns),
    }
  }

  return {
    /** those in force by the log's clock; the same array until one comes, goes or changes */
    inForce(exercise: boolean): readonly Closure[] {
      const at = now()
      const last = found.get(exercise)
      if (last !== undefined && at < last.until) return last.list
      const next = find(exercise, at)
      found.set(exercise, next)
      return next.list
    },
    all: (): Iterable<Closure> => known.values(),
  }
}

/** So long after its end a closure can still be given more time; then it leaves the board. */
const keptMs = 60 * 60_000
const lookEveryMs = 60_000

type Retiring = {
  readonly closures: Pick<Closures, 'all'>
  readonly take: TakeCommand
  readonly now: () => number
  readonly warn: (about: object, message: string) => void
}

/** Files away, in the system's name, what has been over for an hour; a closure that got more time meanwhile stays. */
export async function retireClosures({ closures, take, now, warn }: Retiring): Promise<void> {
  const over = [...closures.all()].filter(({ endsAt }) => endsAt !== null && endsAt + keptMs <= now())
  for (const { id, org, endsAt } of over) {
    const command = {
      id: idOf(`retire-closure ${id} ${endsAt}`),
      type: 'retire-closure',
      body: { closure: id, endsAt },
    } as const
    try {
      await take('system', org, { ...command, deviceAt: null, seat: null, exercise: false })
    } catch (error) {
      warn({ err: error, closure: id }, 'a closure that is over was not filed away')
    }
  }
}

/** Looks for closures to retire now and then; returns what stops it. */
export function keepRetiring(parts: Retiring): () => void {
  const timer = setInterval(() => void retireClosures(parts), lookEveryMs)
  return () => clearInterval(timer)
}
