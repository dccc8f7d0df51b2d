import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { lockedViewer, type Viewer } from '@tocsin/domain'
import type { Board } from '../live/board.ts'
import type { OnDuty } from '../rights/on-duty.ts'
import { markedToken } from './cookie-names.ts'
import type { SignIn, SignIns, SignInWay } from '../store/index.ts'

/** A shift and a half; a new sign-in is one line of typing. */
export const sessionMs = 16 * 60 * 60_000
/** So long after a proof its person may change how they sign in; then they prove it again. */
const freshMs = 10 * 60_000

/** What was read of a sign-in is believed for so long; then the table is asked, since another process may have ended it. */
const believedMs = 3_000
const seenEveryMs = 60_000

/** Where sign-ins are kept: hashes of tokens, never tokens. */
export type SessionStore = Pick<
  SignIns,
  'open' | 'change' | 'find' | 'see' | 'confirm' | 'lock' | 'end' | 'endAll' | 'endOn'
>

/** What is known of a sign-in that is being opened. */
export type Opening = {
  readonly account: string
  readonly way: SignInWay
  readonly address: string | null
  readonly device: string | null
  readonly terminal: string | null
  /** by https: the token goes in a cookie that only this host can set */
  readonly safely: boolean
}

type Opened = { readonly token: string; readonly expiresAt: number }

/** Who asks, and by which sign-in; `credential` is the hash of its token. */
export type Known = {
  /** with a locked desk's eyes while it is locked */
  readonly viewer: Viewer
  readonly isLocked: boolean
  readonly credential: string
  readonly signIn: SignIn
  /** whether its person proved to be it within `freshMs` */
  readonly isFresh: boolean
}

export type Sessions = ReturnType<typeof createSessions>

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

type Parts = {
  readonly store: SessionStore
  readonly board: Board
  readonly onDuty: Pick<OnDuty, 'viewerOf'>
  readonly now: () => number
}

/** Sign-ins: a random token in a cookie, its hash in the database, who it stands for always read from the board. */
export function createSessions({ store, board, onDuty, now }: Parts) {
  const known = new Map<string, SignIn & { readonly readAt: number }>()
  /** used since the table was last told */
  const used = new Set<string>()
  let toldAt = 0

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
    return fold?.kind === 'account' ? onDuty.viewerOf(fold.state) : undefined
  }

  async function tellSeen(): Promise<void> {
    if (now() - toldAt < seenEveryMs || used.size === 0) return
    const hashes = [...used]
    used.clear()
    toldAt = now()
    await store.see(hashes, toldAt)
  }

  function made({ safely, ...opening }: Opening): { token: string; signIn: SignIn } {
    const token = markedToken(randomBytes(32).toString('base64url'), safely)
    const at = now()
    const times = { openedAt: at, confirmedAt: at, seenAt: at, expiresAt: at + sessionMs }
    return { token, signIn: { ...opening, ...times, hash: hashToken(token), id: randomUUID(), lockedAt: null } }
  }

  return {
    /** opens a sign-in and returns its token, which only the cookie ever holds */
    async open(opening: Opening): Promise<Opened> {
      const { token, signIn } = made(opening)
      await store.open(signIn)
      known.set(signIn.hash, { ...signIn, readAt: signIn.openedAt })
      return { token, expiresAt: signIn.expiresAt }
    },
    /** opens one in place of another, which ends; undefined: that one was over already */
    async change(ended: string, opening: Opening): Promise<Opened | undefined> {
      const { token, signIn } = made(opening)
      if (!(await store.change(ended, signIn))) return undefined
      known.delete(ended)
      known.set(signIn.hash, { ...signIn, readAt: signIn.openedAt })
      return { token, expiresAt: signIn.expiresAt }
    },
    /** who a token stands for now; undefined when it is unknown, over, or its account is disabled */
    async identify(token: string): Promise<Known | undefined> {
      const credential = hashToken(token)
      const held = known.get(credential)
      if (held === undefined) await read([credential])
      // while the database cannot be asked, those who are at work stay at work
      else if (now() - held.readAt > believedMs) await read([credential]).catch(() => undefined)
      const signIn = known.get(credential)
      if (signIn === undefined || signIn.expiresAt <= now()) return undefined
      const whole = viewerFor(signIn.account)
      if (whole === undefined) return undefined
      used.add(credential)
      const isLocked = signIn.lockedAt !== null
      const viewer = isLocked ? lockedViewer(whole) : whole
      return { viewer, isLocked, credential, signIn, isFresh: now() - signIn.confirmedAt <= freshMs }
    },
    /** asks the table again for these, and forgets all others */
    async review(credentials: readonly string[]): Promise<void> {
      const wanted = new Set(credentials)
      for (const hash of wanted) used.add(hash)
      for (const hash of known.keys()) if (!wanted.has(hash)) known.delete(hash)
      if (credentials.length > 0) await read(credentials)
      await tellSeen()
    },
    /** its person has just proved to be it once more */
    async confirm(credential: string): Promise<void> {
      await store.confirm(credential, now())
      await read([credential])
    },
    /** `at`: null opens the desk again */
    async lock(credential: string, at: number | null): Promise<void> {
      await store.lock(credential, at)
      await read([credential])
    },
    isLocked: (credential: string): boolean => (known.get(credential)?.lockedAt ?? null) !== null,
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
    /** ends all sign-ins on a terminal; returns them */
    async endOn(terminal: string): Promise<readonly string[]> {
      const ended = await store.endOn(terminal)
      for (const hash of ended) known.delete(hash)
      return ended
    },
  }
}
