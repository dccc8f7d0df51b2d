import { decide, isRefusal, permit, refuse, type Decision, type Refusal, type Viewer } from '@tocsin/domain'
import type { Answer } from '@tocsin/link'
import type { Contexts } from './context.ts'
import type { Board } from './live/board.ts'
import type { Fold } from './live/fold.ts'
import { lookAt, unfetched, type Look } from './look.ts'
import type { Order } from './order.ts'
import { pendingOf, refusedOf } from './pending.ts'
import type { Appender, Outcome } from './store/contract.ts'
import { createTurns } from './turns.ts'

type Parts = {
  readonly board: Board
  readonly contexts: Contexts
  /** what a viewer that a connection was given some seconds ago may be now */
  readonly asOfNow: (viewer: Viewer) => Viewer
  readonly appender: Appender
  readonly loadFold: (subject: string) => Promise<Fold | undefined>
  /** the refusal that names who holds a claim; undefined where another try may well succeed */
  readonly nameWinner: (taken: Outcome & { kind: 'taken' }) => Promise<Refusal | undefined>
}

/** A decision, and what it rests on. */
type Looked = { readonly seen: Look; readonly decision: Decision }

/** A version clash is decided again this often, in turn with the others on the same subject. */
const tries = 3

export type HandleCommand = (order: Order) => Promise<Answer>

/** Takes one command from the wall to its durable answer: permit, load, decide, hand to the appender, answer. */
export function createHandleCommand({
  board,
  asOfNow,
  contexts,
  appender,
  loadFold,
  nameWinner,
}: Parts): HandleCommand {
  const turns = createTurns()

  /**
   * Decides, fetching what has left memory until the decision has seen all that it asked for. A subject that the
   * decision itself makes is believed to be new at first (`mayTrustNew`): the log checks it, and only a clash costs a look.
   */
  async function look(order: Order, mayTrustNew: boolean): Promise<Looked> {
    const { viewer, command } = order
    const context = contexts.contextFor(order)
    const fetched = new Map<string, Fold | undefined>()
    for (;;) {
      const seen = lookAt(board.get, fetched)
      const no = viewer === 'system' ? undefined : permit(asOfNow(viewer), command, seen.world)
      const decision = no ?? decide(command.type, command.body as never, seen.world, context)
      const created = isRefusal(decision) || !mayTrustNew ? [] : decision.events.map(({ subject }) => subject)
      const absent = unfetched(seen, new Set(created))
      if (absent.length === 0) return { seen, decision }
      for (const subject of absent) fetched.set(subject, await loadFold(subject))
    }
  }

  async function attempt(order: Order, { seen, decision }: Looked): Promise<Answer | 'again'> {
    // a want that passes is no answer to keep: the same id may be tried again, as with `busy-try-again`
    if (isRefusal(decision) && decision.refused === 'no-free-number') return { ok: false, refusal: decision }
    const outcome = await appender.append(
      isRefusal(decision) ? refusedOf(order, decision) : pendingOf(order, decision, seen),
    )
    if (outcome.kind === 'stored' && !isRefusal(decision)) order.stored()
    if (outcome.kind === 'stored' || outcome.kind === 'repeated') return settle(outcome)
    await board.reaches(outcome.position)
    if (outcome.kind === 'taken' && outcome.key.startsWith('spoken/')) contexts.skipSpoken(order.org)
    const lost = outcome.kind === 'taken' ? await nameWinner(outcome) : undefined
    return lost === undefined ? 'again' : settle(await appender.append(refusedOf(order, lost)))
  }

  /** The answer as it was stored, once the board of this process shows what it speaks of. */
  async function settle(outcome: Outcome): Promise<Answer | 'again'> {
    if (outcome.kind !== 'stored' && outcome.kind !== 'repeated') return 'again'
    const position = outcome.kind === 'repeated' ? outcome.position : (outcome.recorded.at(-1)?.stamp.position ?? 0)
    await board.reaches(position)
    return answered(outcome.answer, position)
  }

  async function attemptInTurn(order: Order): Promise<Answer> {
    for (let round = 0; round < tries; round += 1) {
      const answer = await attempt(order, await look(order, false))
      if (answer !== 'again') return answer
    }
    return { ok: false, refusal: refuse('busy-try-again') }
  }

  /** Alone on its incident a command goes at once; where others queue or it lost the race, it takes its turn. */
  return async (order) => {
    const looked = await look(order, true)
    const place = placeInTurn(order, looked.seen)
    const answer = turns.isBusy(place) ? 'again' : await attempt(order, looked)
    return answer === 'again' ? turns.take(place, () => attemptInTurn(order)) : answer
  }
}

/** What commands of this kind most often collide on: the incident that they look at, else the first subject. */
function placeInTurn(order: Order, { versions }: Look): string {
  const subjects = [...versions.keys()]
  return subjects.find((subject) => subject.startsWith('incident/')) ?? subjects[0] ?? order.id
}

const answered = (stored: object, position: number): Answer =>
  isRefusalAnswer(stored) ? stored : { ok: true, position }

const isRefusalAnswer = (stored: object): stored is Answer & { ok: false } => 'refusal' in stored
