import {
  dueAtOf,
  waitsOf,
  type Alert,
  type Organisation,
  type States,
  type SubjectKind,
  type Timer,
} from '@tocsin/domain'
import type { Board, Move } from '../live/board.ts'
import type { Fold } from '../live/fold.ts'

type Told = {
  /** a wait lasts; its timer, unless there is to be no alert of its kind */
  readonly lasts: (key: string, timer: Timer | undefined) => void
  /** its wait is over */
  readonly ends: (key: string) => void
  readonly alert: (alert: Alert) => void
  readonly alertOver: (alert: Alert) => void
}

/**
 * Tells which timers run, from what moves on the board: of each subject that moved, and of the incident of a slip that
 * did, the timers are derived anew; nothing else is looked at.
 */
export function watchWaits(board: Pick<Board, 'get' | 'folds' | 'listen'>, told: Told): () => void {
  const keysOf = new Map<string, readonly string[]>()

  const world = {
    get<Kind extends SubjectKind>(kind: Kind, id: string): States[Kind] | undefined {
      return board.get(`${kind}/${id}`)?.state as States[Kind] | undefined
    },
  }
  const organisationOf = (org: string): Organisation | undefined => world.get('organisation', org)

  function look(subject: string): void {
    const org = orgOf(board.get(subject))
    const waits = org === undefined ? [] : waitsOf(subject, world)
    const before = keysOf.get(subject) ?? []
    const keys = waits.map(({ key }) => key)
    for (const key of before) if (!keys.includes(key)) told.ends(key)
    if (keys.length > 0) keysOf.set(subject, keys)
    else keysOf.delete(subject)
    for (const wait of waits) {
      const dueAt = dueAtOf(wait, organisationOf(wait.org))
      told.lasts(wait.key, dueAt === null ? undefined : { ...wait, dueAt })
    }
  }

  /** All of an organisation, when its settings have changed. */
  function lookAll(org?: string): void {
    for (const [subject, fold] of board.folds()) {
      if (org !== undefined && orgOf(fold) !== org) continue
      if (fold.kind === 'alert') told.alert(fold.state)
      else look(subject)
    }
  }

  function follow({ subject, fold, after }: Move, subjects: Set<string>): void {
    if (fold.kind === 'alert') return after === undefined ? told.alertOver(fold.state) : told.alert(fold.state)
    if (fold.kind === 'organisation') return lookAll(fold.state.id)
    subjects.add(subject)
    if (fold.kind === 'slip') subjects.add(`incident/${fold.state.incident}`)
  }

  const stop = board.listen(({ moves }) => {
    const subjects = new Set<string>()
    for (const move of moves) follow(move, subjects)
    for (const subject of subjects) look(subject)
  })
  lookAll()
  return stop
}

const orgOf = (fold: Fold | undefined): string | undefined =>
  fold?.kind === 'organisation'
    ? fold.state.id
    : fold === undefined || !('org' in fold.state)
      ? undefined
      : fold.state.org
