import { createHash, randomBytes } from 'node:crypto'
import { viewerOf, type Viewer } from '@tocsin/domain'
import type { Board } from '../live/board.ts'

export const cookieName = 'tocsin_session'
/** A shift and a half; a new sign-in is one line of typing. */
export const sessionMs = 16 * 60 * 60_000

/** Where sign-ins are kept: hashes of tokens, never tokens. */
export type SessionStore = {
  open(session: { hash: string; account: string; expiresAt: number }): Promise<void>
  find(hash: string): Promise<{ account: string; expiresAt: number } | undefined>
  end(hash: string): Promise<void>
}

export type Sessions = ReturnType<typeof createSessions>

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Sign-ins: a random token in a cookie, its hash in the database, who it stands for always read from the board. */
export function createSessions(store: SessionStore, board: Board, now: () => number) {
  const known = new Map<string, { account: string; expiresAt: number }>()

  function viewerFor(account: string): Viewer | undefined {
    const fold = board.get(`account/${account}`)
    return fold?.kind === 'account' ? viewerOf(fold.state) : undefined
  }

  return {
    /** opens a sign-in and returns its token, which only the cookie ever holds */
    async open(account: string): Promise<{ token: string; expiresAt: number }> {
      const token = randomBytes(32).toString('base64url')
      const session = { hash: hashToken(token), account, expiresAt: now() + sessionMs }
      await store.open(session)
      known.set(session.hash, session)
      return { token, expiresAt: session.expiresAt }
    },
    /** who a token stands for now; undefined when it is unknown, over, or its account is disabled */
    async identify(token: string): Promise<{ viewer: Viewer; credential: string } | undefined> {
      const credential = hashToken(token)
      const session = known.get(credential) ?? (await store.find(credential))
      if (session === undefined || session.expiresAt <= now()) return undefined
      known.set(credential, session)
      const viewer = viewerFor(session.account)
      return viewer === undefined ? undefined : { viewer, credential }
    },
    /** whether a sign-in known to this process is over */
    isOver: (credential: string): boolean => (known.get(credential)?.expiresAt ?? 0) <= now(),
    async end(credential: string): Promise<void> {
      known.delete(credential)
      await store.end(credential)
    },
  }
}
