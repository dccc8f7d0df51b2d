import { parseSubjectId, type Recorded } from '@tocsin/domain'
import { nextFold, onBoard, type Fold } from './fold.ts'

/** What a batch of events did to one subject: as it was on the board, and as it is; undefined where it is not there. */
export type Move = {
  readonly subject: string
  readonly before: Fold | undefined
  readonly after: Fold | undefined
  /** the subject as it is, on the board or not */
  readonly fold: Fold
  readonly owner: string
  /** time of the batch's first event of the subject */
  readonly since: number
}
export type Moves = { readonly position: number; readonly moves: readonly Move[] }

/** Fetches a subject that has left memory; its fold may already include events that the board has yet to see. */
export type LoadFold = (subject: string) => Promise<Fold | undefined>

export type Board = ReturnType<typeof createBoard>

/** The fold of all open subjects, made once a process from the log. `apply` is given each event once, in order. */
export function createBoard(open: readonly Fold[], position: number, load: LoadFold) {
  const folds = new Map<string, Fold>(open.map((fold) => [`${fold.kind}/${fold.state.id}`, fold]))
  const listeners = new Set<(moves: Moves) => void>()
  const waiters = createWaiters()
  let reached = position

  function keep(subject: string, after: Fold): Fold | undefined {
    if (onBoard(after)) {
      folds.set(subject, after)
      return after
    }
    folds.delete(subject)
    return undefined
  }

  return {
    async apply(batch: readonly Recorded[]): Promise<void> {
      const moves = new Map<string, Move>()
      for (const event of batch) {
        const { subject, version, owner, position: at } = event.stamp
        if (at <= reached) continue
        const named = parseSubjectId(subject)
        if (named !== undefined) {
          const held = folds.get(subject)
          const before = held ?? (version > 1 ? await load(subject) : undefined)
          const after = before !== undefined && before.version >= version ? before : nextFold(named.kind, before, event)
          const first = moves.get(subject)
          moves.set(subject, {
            subject,
            before: first === undefined ? held : first.before,
            after: keep(subject, after),
            fold: after,
            owner,
            since: first?.since ?? event.stamp.at,
          })
        }
        reached = at
      }
      const told = { position: reached, moves: [...moves.values()] }
      for (const listener of listeners) listener(told)
      waiters.release(reached)
    },
    get: (subject: string): Fold | undefined => folds.get(subject),
    folds: (): IterableIterator<[string, Fold]> => folds.entries(),
    position: (): number => reached,
    /** resolves when the board has folded everything up to `wanted` */
    reaches: (wanted: number): Promise<void> => (wanted <= reached ? Promise.resolve() : waiters.wait(wanted)),
    /** tells of each applied batch, in order, before anybody who waited for its position goes on */
    listen(listener: (moves: Moves) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Those who wait for a position, nearest first. */
function createWaiters() {
  let waiting: { readonly wanted: number; readonly resolve: () => void }[] = []
  return {
    wait: (wanted: number): Promise<void> => new Promise((resolve) => waiting.push({ wanted, resolve })),
    release(reached: number): void {
      if (waiting.length === 0) return
      const done = waiting.filter(({ wanted }) => wanted <= reached)
      waiting = waiting.filter(({ wanted }) => wanted > reached)
      for (const { resolve } of done) resolve()
    },
  }
}
