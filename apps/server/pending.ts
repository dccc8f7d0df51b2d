import { parseSubjectId, type Decided, type Recorded, type Refusal } from '@tocsin/domain'
import { nextFold, type Fold } from './live/fold.ts'
import type { Look } from './look.ts'
import { accountOf, type Order } from './order.ts'
import type { Pending } from './store/contract.ts'

const actorOf = (order: Order): Pending['actor'] => ({
  org: order.org,
  account: accountOf(order),
  seat: order.seat,
  exercise: order.exercise,
  deviceAt: order.deviceAt,
})

/** Folds the recorded events over the states that the decision saw: what the board is about to do. */
const rehearsing =
  (before: (subject: string) => Fold | undefined) =>
  (recorded: readonly Recorded[]): void => {
    const folds = new Map<string, Fold>()
    for (const event of recorded) {
      const { subject } = event.stamp
      const named = parseSubjectId(subject)
      if (named !== undefined) folds.set(subject, nextFold(named.kind, folds.get(subject) ?? before(subject), event))
    }
  }

/** What goes to the appender for a decision: events, the versions it rests on, claims, keys, the answer. */
export function pendingOf(order: Order, decided: Decided, look: Look): Pending {
  const drafts = decided.events
  const expects = new Map(look.versions)
  for (const { subject } of drafts)
    if (!expects.has(subject) && parseSubjectId(subject) !== undefined) expects.set(subject, 0)
  return {
    command: order.id,
    actor: actorOf(order),
    drafts,
    expects,
    // reviews have no state that a decision could rest on
    unversioned: new Set(
      drafts.map(({ subject }) => subject).filter((subject) => parseSubjectId(subject) === undefined),
    ),
    take: decided.take ?? [],
    release: decided.release ?? [],
    keys: order.keys,
    erase: decided.erase ?? [],
    answer: { ok: true },
    rehearse: rehearsing(look.fold),
  }
}

/** A refusal is stored too, so that a repeated command hears the same answer. */
export const refusedOf = (order: Order, refusal: Refusal): Pending => ({
  command: order.id,
  actor: actorOf(order),
  drafts: [],
  expects: new Map(),
  take: [],
  release: [],
  keys: [],
  answer: { ok: false, refusal },
})
