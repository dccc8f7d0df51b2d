import { createHash, randomBytes } from 'node:crypto'
import { viewerOf, type Viewer } from '@tocsin/domain'
import type { Board } from '../live/board.ts'
import type { SignIn } from '../store/index.ts'

export const cookieName = 'tocsin_session'
/** A shift and a half; a new sign-in is one line of typing. */
export const sessionMs = 16 * 60 * 60_000

/** What was read of a sign-in is believed for so long; then the table is asked, since another process may have ended it. */
const believedMs = 5_000

/** Where sign-ins are kept: hashes of tokens, never tokens. */
export type SessionStore = {
  open(session: SignIn, now: number): Promise<void>
  find(hashes: readonly string[]): Promise<readonly SignIn[]>
  end(hash: string): Promise<void>
  /** ends all of an account but one; returns their hashes */
  endAll(account: string, kept: string | null): Promise<readonly string[]>
}

export type Sessions = ReturnType<typeof createSessions>

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Sign-ins: a random token in a cookie, its hash in the database, who it stands for always read from the board. */
export function createSessions(store: SessionStore, board: Board, now: () => number) {
  const known = new Map<string, SignIn & { readonly readAt: number }>()

  /** Reads these sign-ins anew; those that are not there any more are over. */
  async function read(hashes: readonly string[]): Promise<void> {
    const found = new Map((await store.find(hashes)).map((each) => [each.hash, each]))
    for (const hash of hashes) {
      const session = found.get(hash)
      if (session === undefined || session.expiresAt <= now()) known.delete(hash)
      else known.set(hash, { ...session, readAt: now() })
    }
  }

  function viewerFor(account: string): Viewer | undefined {
    const fold = board.get(`account/${account}`)
    return fold?.kind === 'account' ? viewerOf(fold.state) : undefined
  }

  return {
    /** opens a sign-in and returns its token, which only the cookie ever holds */
    async open(account: string): Promise<{ token: string; expiresAt: number }> {
      const token = randomBytes(32).toString('base64url')
      const session = { hash: hashToken(token), account, expiresAt: now() + sessionMs }
      await store.open(session, now())
      known.set(session.hash, { ...session, readAt: now() })
      return { token, expiresAt: session.expiresAt }
    },
    /** who a token stands for now; undefined when it is unknown, over, or its account is disabled */
    async identify(token: string): Promise<{ viewer: Viewer; credential: string } | undefined> {
      const credential = hashToken(token)
      const held = known.get(credential)
      if (held === undefined) await read([credential])
      // while the database cannot be asked, those who are at work stay at work
      else if (now() - held.readAt > believedMs) await read([credential]).catch(() => undefined)
      const session = known.get(credential)
      if (session === undefined || session.expiresAt <= now()) return undefined
      const viewer = viewerFor(session.account)
      return viewer === undefined ? undefined : { viewer, credential }
    },
    /** asks the table again for these, and forgets all others */
    async review(credentials: readonly string[]): Promise<void> {
      const wanted = new Set(credentials)
      for (const hash of known.keys()) if (!wanted.has(hash)) known.delete(hash)
      if (credentials.length > 0) await read(credentials)
    },
    /** whether a sign-in known to this process is over */
    isOver: (credential: string): boolean => (known.get(credential)?.expiresAt ?? 0) <= now(),
    async end(credential: string): Promise<void> {
      known.delete(credential)
      await store.end(credential)
    },
    /** ends all sign-ins of an account, but `kept` if told; returns them */
    async endAll(account: string, kept: string | null): Promise<readonly string[]> {
      const ended = await store.endAll(account, kept)
      for (const hash of ended) known.delete(hash)
      return ended
    },
  }
}
