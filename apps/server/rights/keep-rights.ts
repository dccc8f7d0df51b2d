import type { Account, Alert } from '@tocsin/domain'
import type { TypedCommand } from '@tocsin/link'
import { idOf } from '../id-of.ts'
import type { Board } from '../live/board.ts'
import type { Fold } from '../live/fold.ts'
import type { TakeCommand } from '../take-command.ts'

/** By the clock: glass and stand-in rights whose time is over. */
const lookEveryMs = 5_000

type Parts = {
  readonly board: Board
  readonly take: TakeCommand
  /** the log's clock, milliseconds */
  readonly now: () => number
  readonly warn: (about: object, message: string) => void
}

/** What has to be done; `reason` tells it from the same in another state. */
type Due = { readonly org: string; readonly reason: string; readonly command: TypedCommand }

function* dueOfAccount({ id: account, org, letInto, standIns }: Account, now: number): Generator<Due> {
  for (const { incident, how, until } of letInto)
    if (how === 'glass' && until !== null && until <= now)
      yield {
        org,
        reason: `end-glass ${account} ${incident} ${until}`,
        command: { type: 'end-glass', body: { account, incident } },
      }
  for (const { role, until } of standIns)
    if (until <= now)
      yield {
        org,
        reason: `end-stand-in ${account} ${role} ${until}`,
        command: { type: 'end-stand-in', body: { account, role } },
      }
}

/**
 * Ends what was given for a while, and has alerts follow the incident that they are about when it is sealed or unsealed:
 * by the program's own commands, so that who sees what follows from the log alone. Two processes do it with the same ids.
 */
export function keepRights({ board, take, now, warn }: Parts) {
  const sealedBy = (incident: string | null): string | null => {
    const fold = incident === null ? undefined : board.get(`incident/${incident}`)
    return fold?.kind === 'incident' && fold.state.sealed !== null ? fold.state.org : null
  }

  function* dueOfAlert({ id: alert, org, incident, sealed }: Alert, version: number): Generator<Due> {
    // an incident that has left the board keeps its alerts as they are
    const isThere = incident !== null && board.get(`incident/${incident}`) !== undefined
    if (isThere && sealedBy(incident) !== sealed)
      yield {
        org,
        reason: `follow-seal ${alert} ${version} ${sealedBy(incident)}`,
        command: { type: 'follow-seal', body: { alert } },
      }
  }

  function* dueOf(fold: Fold): Generator<Due> {
    if (fold.kind === 'account') yield* dueOfAccount(fold.state, now())
    if (fold.kind === 'alert') yield* dueOfAlert(fold.state, fold.version)
  }

  async function look(): Promise<void> {
    // as of one moment: the board moves while commands are given
    const all = [...board.folds()].flatMap(([, fold]) => [...dueOf(fold)])
    for (const { org, reason, command } of all) {
      try {
        await take('system', org, { id: idOf(reason), ...command, deviceAt: null, seat: null, exercise: false })
      } catch (error) {
        warn({ err: error, org }, 'rights whose time is over still stand')
      }
    }
  }

  let running = Promise.resolve()
  let isAsked = false
  /** One look after the other; what is asked for while one waits is that one. */
  function ask(): void {
    if (isAsked) return
    isAsked = true
    running = running.then(async () => {
      isAsked = false
      // one that failed is not the last one: the clock asks again
      await look().catch((error: unknown) => warn({ err: error }, 'rights were not looked at'))
    })
  }

  const stopListening = board.listen(({ moves }) => {
    const changesSeal = moves.some(
      ({ before, after }) =>
        after?.kind === 'incident' &&
        ((before?.kind === 'incident' ? before.state.sealed : null) === null) !== (after.state.sealed === null),
    )
    // an alert that was raised while its incident was being sealed
    if (changesSeal || moves.some(({ after, before }) => after?.kind === 'alert' && before === undefined)) ask()
  })
  const timer = setInterval(ask, lookEveryMs)
  ask()
  return {
    /** until all that is due now is done */
    async settled(): Promise<void> {
      ask()
      await running
    },
    async stop(): Promise<void> {
      clearInterval(timer)
      stopListening()
      await running
    },
  }
}
