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

/**
 * The fold of all open subjects, made once a process from the log. `apply` is given each event once, in order; it fails
 * as a whole, when a subject that has left memory cannot be fetched, and can then be given the same again.
 */
export function createBoard(open: readonly Fold[], position: number, load: LoadFold) {
  const folds = new Map<string, Fold>(open.map((fold) => [`${fold.kind}/${fold.state.id}`, fold]))
  const listeners = new Set<(moves: Moves) => void>()
  const waiters = createWaiters()
  let reached = position

  /** Subjects that the batch touches and that are not on the board, but were made before it. */
  async function fetchAbsent(batch: readonly Recorded[]): Promise<Map<string, Fold>> {
    const fetched = new Map<string, Fold>()
    const met = new Set<string>()
    for (const { stamp } of batch) {
      const { subject, version } = stamp
      const isAbsent = !met.has(subject) && version > 1 && !folds.has(subject) && parseSubjectId(subject) !== undefined
      met.add(subject)
      const fold = isAbsent ? await load(subject) : undefined
      if (fold !== undefined) fetched.set(subject, fold)
    }
    return fetched
  }

  /** A fetched fold may already include events of the batch. */
  function foldEvent(event: Recorded, moves: Map<string, Move>, fetched: ReadonlyMap<string, Fold>): void {
    const { subject, version, owner, at } = event.stamp
    const named = parseSubjectId(subject)
    if (named === undefined) return
    const first = moves.get(subject)
    const held = folds.get(subject)
    const before = first?.fold ?? held ?? fetched.get(subject)
    const fold = before !== undefined && before.version >= version ? before : nextFold(named.kind, before, event)
    const after = onBoard(fold) ? fold : undefined
    moves.set(subject, {
      subject,
      before: held,
      after,
      fold,
      owner,
      since: first?.since ?? at,
    })
  }

  return {
    async apply(batch: readonly Recorded[]): Promise<void> {
      const news = batch.filter(({ stamp }) => stamp.position > reached)
      const fetched = await fetchAbsent(news)
      // from here to the end nobody else gets a turn: what is seen of the board is always as of one position
      const moves = new Map<string, Move>()
      for (const event of news) foldEvent(event, moves, fetched)
      for (const { subject, after } of moves.values()) {
        if (after === undefined) folds.delete(subject)
        else folds.set(subject, after)
      }
      reached = news.at(-1)?.stamp.position ?? reached
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
