import {
  isInHand,
  offDutyRoles,
  offDutyViewer,
  viewerOf,
  type Account,
  type Duty,
  type Settings,
  type Viewer,
} from '@tocsin/domain'
import type { Board } from '../live/board.ts'
import type { Fold } from '../live/fold.ts'

export type OnDuty = ReturnType<typeof createOnDuty>

/**
 * Who people are by account and duty together: the one place where the server makes a viewer of an account. Kept beside the
 * board, since it is asked at every request; the clock is the log's, which never goes back.
 */
export function createOnDuty(board: Pick<Board, 'get' | 'folds' | 'listen'>, now: () => number) {
  const duties = new Map<string, Map<string, Duty>>()
  const calls = new Map<string, Set<string>>()

  function drop(fold: Fold | undefined): void {
    if (fold?.kind === 'duty') duties.get(fold.state.account)?.delete(fold.state.id)
    if (fold?.kind === 'contact') for (const account of takersOf(fold)) calls.get(account)?.delete(fold.state.id)
  }

  function keep(fold: Fold | undefined): void {
    if (fold?.kind === 'duty') {
      const own = duties.get(fold.state.account) ?? new Map<string, Duty>()
      duties.set(fold.state.account, own.set(fold.state.id, fold.state))
    }
    if (fold?.kind === 'contact')
      for (const account of takersOf(fold)) {
        const own = calls.get(account) ?? new Set<string>()
        calls.set(account, own.add(fold.state.id))
      }
  }

  for (const [, fold] of board.folds()) keep(fold)
  board.listen(({ moves }) => {
    for (const { before, after } of moves) {
      drop(before)
      keep(after)
    }
  })

  const settingsOf = (org: string): { readonly settings: Settings; readonly position: number } | undefined => {
    const fold = board.get(`organisation/${org}`)
    return fold?.kind === 'organisation' ? { settings: fold.state.settings, position: fold.position } : undefined
  }

  const narrowed = (whole: Viewer, { id, org, standIns }: Account): Viewer =>
    offDutyViewer(
      whole,
      offDutyRoles(whole, {
        onDutyRoles: settingsOf(org)?.settings.onDutyRoles ?? [],
        standingIn: standIns.map(({ role }) => role),
        duties: [...(duties.get(id)?.values() ?? [])],
        hasCall: (calls.get(id)?.size ?? 0) > 0,
        now: now(),
      }),
    )

  return {
    /** the viewer that an account is at this moment; undefined for a disabled one */
    viewerOf(account: Account): Viewer | undefined {
      const whole = viewerOf(account)
      return whole && narrowed(whole, account)
    },
    /** a viewer that was made some seconds ago: what has ended since gives nothing any more */
    asOfNow(viewer: Viewer): Viewer {
      const fold = board.get(`account/${viewer.account}`)
      return fold?.kind === 'account' && viewer.roles.every((role) => role !== 'off-duty' && role !== 'locked-desk')
        ? narrowed(viewer, fold.state)
        : viewer
    },
    /** whether what an account saw after `position` may differ by more than the log's changes since */
    mayHaveChanged({ org, roles }: Pick<Account, 'org' | 'roles'>, position: number): boolean {
      const site = settingsOf(org)
      if (site === undefined) return false
      return site.position > position || roles.some((role) => site.settings.onDutyRoles.some((each) => each === role))
    },
  }
}

/** Whose hand a call is in. */
const takersOf = ({ state }: Fold & { kind: 'contact' }): readonly string[] =>
  isInHand(state) && state.taker !== null ? [state.taker] : []
