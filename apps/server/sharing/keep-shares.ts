import { coversIncident, type Agreement, type Incident } from '@tocsin/domain'
import type { TypedCommand } from '@tocsin/link'
import { idOf } from '../id-of.ts'
import type { Board } from '../live/board.ts'
import type { Fold } from '../live/fold.ts'
import { listingOn } from '../live/listing-on.ts'
import type { TakeCommand } from '../take-command.ts'

/** By the clock: shares and agreements whose time is over. */
const lookEveryMs = 15_000

type Parts = {
  readonly board: Board
  readonly take: TakeCommand
  /** the log's clock, milliseconds */
  readonly now: () => number
  readonly warn: (about: object, message: string) => void
}

/** What has to be done so that what is shared is what was agreed; `reason` tells it from the same in another state. */
type Due = { readonly org: string; readonly reason: string; readonly command: (id: string) => TypedCommand }

/**
 * Shares by standing agreement what it covers, and ends what is over: within moments of what brings it about, by the
 * program's own commands, so that who sees what follows from the log alone. Two processes do it with the same ids.
 */
export function keepShares({ board, take, now, warn }: Parts) {
  const agreements = followAgreements(board)

  function* dueOf(fold: Fold & { readonly kind: 'incident' }): Generator<Due> {
    const { state: incident, version } = fold
    for (const agreement of agreements.list()) {
      const isShared = incident.shares.some((share) => share.agreement === agreement.id)
      if (isShared || !coversIncident(agreement, incident, listingOn(board, incident.org))) continue
      yield {
        org: incident.org,
        reason: `share ${incident.id} ${agreement.id} ${version}`,
        command: (share) => ({
          type: 'share-by-agreement',
          body: { incident: incident.id, share, agreement: agreement.id },
        }),
      }
    }
    for (const share of incident.shares) {
      if (!isOver(incident, share)) continue
      const body = { incident: incident.id, share: share.id }
      const reason = `end ${incident.id} ${share.id} ${version}`
      yield { org: incident.org, reason, command: () => ({ type: 'end-due-share', body }) }
    }
  }

  function isOver(incident: Incident, share: Incident['shares'][number]): boolean {
    if (share.until !== null && share.until <= now()) return true
    if (share.agreement === null) return false
    const agreement = agreements.list().find(({ id }) => id === share.agreement)
    return agreement === undefined || !coversIncident(agreement, incident, listingOn(board, incident.org))
  }

  function* dueOfAgreements(): Generator<Due> {
    for (const { id, org, state } of agreements.list()) {
      if (state.phase !== 'standing' || state.until > now()) continue
      const command = { type: 'expire-agreement', body: { agreement: id } } as const
      yield { org, reason: `expire ${id} ${state.until}`, command: () => command }
    }
  }

  /** Of these incidents, or of all. */
  function* due(incidents: Iterable<string> | 'all'): Generator<Due> {
    if (incidents === 'all') yield* dueOfAgreements()
    const folds = incidents === 'all' ? board.folds() : [...incidents].map((each) => [each, board.get(each)] as const)
    for (const [, fold] of folds) if (fold?.kind === 'incident') yield* dueOf(fold)
  }

  async function look(incidents: Iterable<string> | 'all'): Promise<void> {
    // as of one moment: the board moves while commands are given
    const all = Array.from(due(incidents))
    for (const { org, reason, command } of all) {
      const id = idOf(reason)
      try {
        await take('system', org, { id, ...command(id), deviceAt: null, seat: null, exercise: false })
      } catch (error) {
        warn({ err: error, org }, 'what is shared is not yet what was agreed')
      }
    }
  }

  let running = Promise.resolve()
  /** what has changed since the last look began */
  let changed = new Set<string>()
  let isAsked = false
  let isAll = false
  /** One look after the other; what is asked for while one runs is one more look. */
  function ask(what: readonly string[] | 'all'): void {
    if (what === 'all') isAll = true
    else for (const each of what) changed.add(each)
    if (isAsked) return
    isAsked = true
    running = running.then(async () => {
      const incidents = isAll ? 'all' : changed
      changed = new Set()
      isAsked = false
      isAll = false
      // one that failed is not the last one: the clock asks again
      await look(incidents).catch((error: unknown) => warn({ err: error }, 'shares were not looked at'))
    })
  }

  const stopListening = board.listen(({ moves }) => {
    const moved = moves.filter(({ fold }) => fold.kind === 'incident').map(({ subject }) => subject)
    if (moves.some(({ fold }) => fold.kind === 'agreement' || fold.kind === 'catalogue')) ask('all')
    else if (moved.length > 0) ask(moved)
  })
  const timer = setInterval(() => ask('all'), lookEveryMs)
  ask('all')
  return {
    /** until all that is due now is done */
    async settled(): Promise<void> {
      ask('all')
      await running
    },
    async stop(): Promise<void> {
      clearInterval(timer)
      stopListening()
      agreements.stop()
      await running
    },
  }
}

/** The agreements on the board, kept at hand: incidents change all day, and agreements a few times a year. */
function followAgreements(board: Board) {
  const known = new Map<string, Agreement>()
  for (const [subject, fold] of board.folds()) if (fold.kind === 'agreement') known.set(subject, fold.state)
  const stop = board.listen(({ moves }) => {
    for (const { subject, fold, after } of moves) {
      if (fold.kind !== 'agreement') continue
      if (after?.kind === 'agreement') known.set(subject, after.state)
      else known.delete(subject)
    }
  })
  return { list: (): readonly Agreement[] => [...known.values()], stop }
}
