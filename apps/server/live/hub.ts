import { groupKey, lockedViewer, type Viewer } from '@tocsin/domain'
import type { Bye, ServerMessage } from '@tocsin/link'
import type { Board, Move } from './board.ts'
import { createGroup, type Group } from './group.ts'
import { createRecent } from './recent.ts'
import type { OnDuty } from '../rights/on-duty.ts'
import type { Session } from './session.ts'

const recentMoves = 20_000

/** Who is connected, and fan-out by group of equal viewers. */
export type Hub = ReturnType<typeof createHub>

/** `isLocked`: whether the desk of a sign-in is locked. */
export function createHub(
  board: Board,
  onDuty: Pick<OnDuty, 'viewerOf' | 'mayHaveChanged'>,
  isLocked: (credential: string) => boolean = () => false,
) {
  const recent = createRecent(recentMoves, board.position())
  const groups = new Map<string, { readonly group: Group; readonly members: Set<Session> }>()
  const sessions = new Set<Session>()

  function membersOf(viewer: Viewer) {
    const key = groupKey(viewer)
    const found = groups.get(key) ?? { group: createGroup(viewer, board, recent), members: new Set<Session>() }
    groups.set(key, found)
    return found
  }

  function part(session: Session): void {
    const key = groupKey(session.viewer())
    const found = groups.get(key)
    found?.members.delete(session)
    if (found?.members.size === 0) groups.delete(key)
  }

  function sendSnapshot(session: Session, group: Group): void {
    session.sendWhole(group.snapshot())
  }

  /** From here on the session sees with the eyes of `viewer`: all of it is sent again. */
  function change(session: Session, viewer: Viewer): void {
    part(session)
    session.become(viewer)
    if (!session.following) return
    const { group, members } = membersOf(viewer)
    members.add(session)
    sendSnapshot(session, group)
  }

  /** Sees with the eyes that its account, and its desk's lock, give it now; or ends. */
  function review(session: Session): void {
    const fold = board.get(`account/${session.viewer().account}`)
    if (fold?.kind !== 'account') return
    const whole = onDuty.viewerOf(fold.state)
    if (whole === undefined) return session.end('signed-out')
    const viewer = isLocked(session.credential) ? lockedViewer(whole) : whole
    if (JSON.stringify(viewer) !== JSON.stringify(session.viewer())) change(session, viewer)
  }

  /** An account's rights, duty or unit changed: its connections see with new eyes from here on, or end. */
  function reviewAccount({ after }: Move): void {
    const account =
      after?.kind === 'account' ? after.state.id : after?.kind === 'duty' ? after.state.account : undefined
    if (account === undefined) return
    for (const session of sessions) if (session.viewer().account === account) review(session)
  }

  board.listen((moves) => {
    recent.add(moves)
    for (const { group, members } of groups.values()) {
      const text = group.changes(moves)
      if (text === undefined) continue
      const bytes = Buffer.from(text)
      for (const session of members) session.sendText(bytes)
    }
    for (const move of moves.moves) reviewAccount(move)
  })

  return {
    join: (session: Session): void => void sessions.add(session),
    leave(session: Session): void {
      sessions.delete(session)
      part(session)
    },
    /** starts the tail for a session: what it missed since `after`, or everything */
    follow(session: Session, after: number | null): void {
      const { group, members } = membersOf(session.viewer())
      const account = board.get(`account/${session.viewer().account}`)
      // what a locked desk held before it was locked is taken from it
      const rightsAsThen =
        after !== null &&
        account?.kind === 'account' &&
        account.position <= after &&
        !isLocked(session.credential) &&
        !onDuty.mayHaveChanged(account.state, after)
      const missed = rightsAsThen ? group.missedSince(after) : undefined
      if (missed === undefined) sendSnapshot(session, group)
      else session.sendText(missed)
      session.following = true
      members.add(session)
    },
    sessions: (): ReadonlySet<Session> => sessions,
    /** desks were locked or opened, here or at another process; shifts ended or began */
    reviewLocks(): void {
      for (const session of sessions) review(session)
    },
    broadcast(message: ServerMessage): void {
      const text = JSON.stringify(message)
      for (const session of sessions) if (session.following) session.sendText(text)
    },
    /** ends the connections that `which` names */
    end(why: Bye, which: (session: Session) => boolean): void {
      for (const session of sessions) if (which(session)) session.end(why)
    },
  }
}
